import { attendedBy, choiceBy, HOW, questionBy, votersBy } from './meeting-model.ts';
import type { AskServer, Reply } from './test-server.ts';
import type { YearCommand } from './year-model.ts';
import { INVITED } from './year-people.ts';
import type { Stored, Year } from './year-rows.ts';

const NOBODY = '01890000-0000-7000-8000-000000000000';
const ANSWER = {
  ...{ outcome: 'kept', findings: 'Đúng', signatory: { capacity: ['CHỦ TỊCH'] } },
  ...{ recipients: ['Như trên'], place: 'Bình An' },
};

/** Sends an act by the route it has. */
export function send(ask: AskServer, year: Year, command: YearCommand, now: Stored): Promise<Reply> {
  const { act, actor, at, how } = command;
  const { unit, cycle, code, regulation, sessions, people } = year;
  const post = (path: string, body: object = {}, headers = {}) =>
    ask('post', `/api/v1${path}`, { as: sessions.get(actor) ?? '', body, headers });
  const doc = `/decisions/${now.ids.docs[at] ?? NOBODY}`;
  const petition = `/petitions/${now.ids.petitions[at] ?? NOBODY}`;
  const step = (name: string) =>
    post(`/cycles/${cycle}/procedure/${regulation}/${code}/steps/${name}`, { document: 'BB 3' });
  const draft = (level: string, kind: string) =>
    post(`/cycles/${cycle}/decisions`, {
      ...{ regulation, unit, basis: 'Căn cứ văn bản', kind },
      items: [{ subject: code, level, reason: 'kết luận', document: 'KL 4/KL-TTr' }],
    });
  const meeting = `/meetings/${now.ids.meetings[at] ?? NOBODY}`;
  const poll = `/polls/${now.ids.polls[at] ?? NOBODY}`;
  switch (act) {
    case 'callMeeting':
      return post(`/cycles/${cycle}/meetings`, {
        ...{ regulation, unit, on: '2026-12-01', place: 'Hội trường', subjects: [code] },
        invitees: INVITED.map((one) => ({ person: people.get(one), name: one, standsFor: 'đồng nghiệp' })),
      });
    case 'hold':
      return post(`${meeting}/attendance`, { attended: attendedBy(how) });
    case 'say':
      return post(`${meeting}/opinions`, {
        ...{ subject: code, position: how + 1, side: 'meeting', opinion: 'Làm việc tốt' },
      });
    case 'adopt':
      return post(`${meeting}/minutes`, { conclusions: 'Nhất trí', minutes: 'Biên bản', isRead: true });
    case 'callOff':
      return post(`${meeting}/cancellation`, { reason: 'bão' });
    case 'countPapers':
      return post(`${meeting}/counting-records`, {
        ...{
          subject: code,
          question: questionBy(how),
          issued: 10,
          returned: 9,
          invalid: how === HOW ? 0 : 1,
        },
        ...{ counts: { good: 6, completed: 2 }, counters: 'Bà Chi', document: 'BBKP 1' },
      });
    case 'openPoll':
      return post(`${meeting}/polls`, {
        ...{ subject: code, question: 'Mức', options: ['good', 'completed'] },
        voters: votersBy(how).map((one) => people.get(one)),
      });
    case 'vote':
      return post(`${poll}/votes`, { choice: choiceBy(how) });
    case 'closePoll':
      return post(`${poll}/closing`);
    case 'draft':
      return draft('good', 'first');
    case 'draftReplacement':
      return draft('completed', 'replacement');
    case 'submit':
      return post(`${doc}/submission`);
    case 'opinion':
      return post(`${doc}/opinions`, { agrees: true, opinion: 'Nhất trí' });
    case 'decide':
      return post(`${doc}/decision`);
    case 'return':
    case 'withdraw':
      return post(`${doc}/${act}`, { reason: 'xem lại' });
    case 'number':
      return post(`${doc}/number`, { number: '12/QĐ', day: '2026-12-01' });
    case 'notify':
      return post(`${doc}/notices/${code}`);
    case 'acknowledge':
      return post(`${doc}/notices/${code}/acknowledgement`);
    case 'handOver':
      return post(`${doc}/notices/${code}/handed-over`, { witness: 'Bà B', note: 'không ký' });
    case 'publish':
      return post(`${doc}/publication`);
    case 'rateAgain':
      return post(
        `/cycles/${cycle}/levels/${regulation}/${code}/rounds`,
        { reason: 'xếp loại lại' },
        { 'if-match': `"v${now.state.level.acts}"` },
      );
    case 'petition':
      return post(`/cycles/${cycle}/petitions`, { contested: 'Không nhất trí' });
    case 'withdrawPetition':
      return post(`${petition}/withdrawal`);
    case 'takePetition':
      return post(`${petition}/taking`);
    case 'answer':
      return post(`${petition}/answer`, ANSWER);
    default:
      return step(act);
  }
}
