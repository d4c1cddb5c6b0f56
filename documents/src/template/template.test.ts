import type { Problem } from '@congtam/engine';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentRelations } from '../docx/parts.ts';
import { toDocx } from '../docx/write-docx.ts';
import { forms, formWithId } from '../forms/registry.ts';
import { drawn } from '../testing/drawn.ts';
import { partOfDocx, textOfDocx } from '../testing/text-of.ts';
import { checkTemplate, fillTemplate } from './fill-template.ts';
import { tagNames } from './tag-names.ts';
import { tagsOf } from './tags.ts';
import { documentOf, paragraphOf, rowOf, tableOf, templateFile } from './template-file.fixture.ts';

const notice = formWithId('personal-notice')!;
const decision = formWithId('decision')!;
const noticeInput = { ...notice.samples.shortest, personName: 'Ông Lê Tư' };

const codes = (result: { kind: string; problems?: readonly Problem[] }): string[] =>
  (result.problems ?? []).map(({ code }) => code);

function filledText(template: Uint8Array, form = notice, input: unknown = noticeInput): string {
  const filled = fillTemplate(template, form, input);
  if (filled.kind === 'refused') throw new Error(JSON.stringify(filled.problems));
  return textOfDocx(filled.bytes);
}

describe('an agency fills a form into its own DOCX', () => {
  it('by tags in braces, however Word has cut them into runs', () => {
    const template = templateFile(
      paragraphOf('Kính gửi: {ho', '_t', 'en}, {don_vi}.') + paragraphOf('Mức: {muc_xep_loai}'),
    );
    expect(checkTemplate(template, notice)).toMatchObject({
      kind: 'accepted',
      tags: ['ho_ten', 'don_vi', 'muc_xep_loai'],
    });
    expect(filledText(template)).toBe('Kính gửi: Ông Lê Tư, Văn phòng. Mức: Hoàn thành tốt nhiệm vụ');
  });

  it('with one row of a table for each entry of a list, also in a table of 300 rows and an empty one', () => {
    const template = templateFile(
      paragraphOf('{trich_yeu}') +
        tableOf(
          rowOf('Họ tên', 'Mức'),
          rowOf('{danh_sach.ten}', '{danh_sach.muc_xep_loai} ({ban_hanh_co_quan})'),
        ),
    );
    expect(checkTemplate(template, decision).kind).toBe('accepted');
    const many = fillTemplate(template, decision, decision.samples.longest);
    expect(
      many.kind === 'filled' && partOfDocx(many.bytes, 'word/document.xml').split('<w:tr>').length - 1,
    ).toBe(301);
    const two = {
      ...decision.samples.shortest,
      subjects: ['An', 'Bình'].map((subject) => ({ subject, levelName: 'Tốt' })),
    };
    expect(filledText(template, decision, two)).toContain(
      'Họ tên Mức An Tốt (Ủy ban nhân dân xã Bình An) Bình Tốt (Ủy ban nhân dân xã Bình An)',
    );
    expect(filledText(template, decision, decision.samples.shortest)).toMatch(/Họ tên Mức \(/);
  });

  it('with days, points and levels as Vietnamese papers write them, and lines as breaks', () => {
    const template = templateFile(paragraphOf('{diem} {kien_nghi_truoc_ngay} {can_cu_ket_qua}'));
    const input = { ...noticeInput, score: '91.25', petitionBefore: '2026-12-24', reasons: ['một', 'hai'] };
    expect(filledText(template, notice, input)).toBe('91,25 24/12/2026 một hai');
    const filled = fillTemplate(template, notice, input);
    expect(filled.kind === 'filled' && partOfDocx(filled.bytes, 'word/document.xml')).toContain('<w:br/>');
  });

  it('A36 - and the properties that name who wrote the template stay behind', () => {
    const filled = fillTemplate(templateFile(paragraphOf('{ho_ten}')), notice, noticeInput);
    if (filled.kind === 'refused') throw new Error('refused');
    expect(Object.keys(unzipSync(filled.bytes))).not.toContain('docProps/app.xml');
    expect(partOfDocx(filled.bytes, 'docProps/core.xml')).not.toContain('Nguyễn Văn Soạn');
  });

  it('also one that Word has saved with a theme, data of its own and who edited it, of which nothing is left', () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const template = templateFile(paragraphOf('{ho_ten}'), {
      'word/theme/theme1.xml': '<a:theme xmlns:a="x"/>',
      'word/people.xml': '<w15:people xmlns:w15="x" author="Soạn"/>',
      'customXml/item1.xml': '<b:Sources xmlns:b="x"/>',
      'word/_rels/document.xml.rels': documentRelations([]).replace(
        '</Relationships>',
        `<Relationship Id="t" Type="${office}/theme" Target="theme/theme1.xml"/><Relationship Id="p" Type="http://schemas.microsoft.com/office/2011/relationships/people" Target="people.xml"/><Relationship Id="c" Type="${office}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
      ),
    });
    expect(checkTemplate(template, notice).kind).toBe('accepted');
    const filled = fillTemplate(template, notice, noticeInput);
    if (filled.kind === 'refused') throw new Error('refused');
    expect(Object.keys(unzipSync(filled.bytes))).not.toEqual(expect.arrayContaining(['word/people.xml']));
    const relations = partOfDocx(filled.bytes, 'word/_rels/document.xml.rels');
    expect(relations).toContain('theme/theme1.xml');
    expect(relations).not.toMatch(/people|customXml/);
  });

  it('A41 - and what stands in the values is never read as a tag, an element or an expression', () => {
    const hostile =
      '{muc_xep_loai} {#danh_sach} <%= 7*7 %> {{constructor}} </w:t></w:r><w:object/> &lt;w:p&gt; ]]> <?run?>';
    const template = templateFile(paragraphOf('{ho_', 'ten}') + paragraphOf('{muc_xep_loai}'));
    const filled = fillTemplate(template, notice, { ...noticeInput, personName: hostile });
    if (filled.kind === 'refused') throw new Error('refused');
    expect(textOfDocx(filled.bytes)).toBe(`${hostile} Hoàn thành tốt nhiệm vụ`);
    expect(partOfDocx(filled.bytes, 'word/document.xml')).not.toMatch(/<w:object|<\?run/);
  });

  it('and every name of the data has one tag, unlike its neighbours', () => {
    for (const form of forms) {
      const { tags, lists } = tagsOf(form);
      const all = [...tags, ...lists.flatMap(({ list, tags: own }) => own.map((tag) => `${list}.${tag}`))];
      expect(new Set(all).size).toBe(all.length);
      expect(all.filter((tag) => !/^[a-z0-9_]+(\.[a-z0-9_]+)?$/.test(tag))).toEqual([]);
    }
    const used = new Set(forms.flatMap((form) => namesIn(form.samples.longest)));
    expect([...used].filter((name) => tagNames[name] === undefined)).toEqual([]);
  });

  it('and our own papers, opened and saved as templates, pass the same check', () => {
    const text = new TextDecoder();
    const parts = unzipSync(toDocx(drawn('personal-notice', notice.samples.longest)));
    const xml = text.decode(parts['word/document.xml']).replace('THÔNG BÁO', 'THÔNG BÁO {ho_ten}');
    const template = zipSync({ ...parts, 'word/document.xml': new TextEncoder().encode(xml) });
    expect(checkTemplate(template, notice)).toMatchObject({ kind: 'accepted', tags: ['ho_ten'] });
  });
});

describe('a template is refused, and told why, when', () => {
  const tag = paragraphOf('{ho_ten}');
  const checked = (body: string, more: Readonly<Record<string, string | undefined>> = {}): string[] =>
    codes(checkTemplate(templateFile(body, more), notice));
  const relation = (type: string, target: string, mode = ''): string =>
    documentRelations([]).replace(
      '</Relationships>',
      `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`,
    );

  it.each([
    ['a tag is not one of the form', paragraphOf('{ho_tem}'), ['template.unknown-tag']],
    ['a brace does not close', paragraphOf('{ho_ten} và {don_vi'), ['template.broken-tag']],
    ['a brace closes nothing', paragraphOf('ho_ten} {ho_ten}'), ['template.broken-tag']],
    ['a tag holds an expression', paragraphOf('{ho_ten.constructor()}'), ['template.broken-tag']],
    ['it has no tag', paragraphOf('Kính gửi'), ['template.no-tag']],
    ['it has an embedded object', `${tag}<w:p><w:r><w:object/></w:r></w:p>`, ['template.forbidden-content']],
    ['it has a control', `${tag}<w:p><w:r><w:control/></w:r></w:p>`, ['template.forbidden-content']],
    [
      'it has hidden text',
      `${tag}<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>`,
      ['template.forbidden-content'],
    ],
    ['it has tracked changes', `${tag}<w:p><w:ins><w:r/></w:ins></w:p>`, ['template.forbidden-content']],
    ['it pulls in another file', `${tag}<w:altChunk r:id="x"/>`, ['template.forbidden-content']],
    [
      'a field runs a program',
      `${tag}<w:p><w:fldSimple w:instr="DDEAUTO c:\\cmd.exe"/></w:p>`,
      ['template.forbidden-content'],
    ],
    [
      'a field cut into runs fetches a picture',
      `${tag}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      ['template.forbidden-content'],
    ],
  ])('%s', (_, body, expected) => {
    expect(checked(body)).toEqual(expected);
  });

  it('a tag of a list stands outside a row, or a row draws on two lists', () => {
    expect(codes(checkTemplate(templateFile(paragraphOf('{danh_sach.ten}')), decision))).toEqual([
      'template.list-outside-row',
    ]);
    const minutes = formWithId('meeting-minutes')!;
    const row = tableOf(rowOf('{vang_mat.ho_ten}', '{dai_bieu.ho_ten}'));
    expect(codes(checkTemplate(templateFile(row), minutes))).toContain('template.two-lists');
  });

  it('it has macros, or parts nobody knows', () => {
    expect(checked(tag, { 'word/vbaProject.bin': 'x' })).toEqual(['template.forbidden-part']);
    expect(checked(tag, { 'word/embeddings/oleObject1.bin': 'x' })).toEqual(['template.forbidden-part']);
    expect(checked(tag, { 'word/activeX/activeX1.xml': '<a/>' })).toEqual(['template.forbidden-part']);
    expect(checked(tag, { 'word/comments.xml': '<a/>' })).toEqual(['template.forbidden-part']);
    expect(checked(tag, { '../evil.xml': '<a/>' })).toEqual(['template.forbidden-part']);
  });

  it('it points outside', () => {
    const outside = ' TargetMode="External"';
    const relations = 'word/_rels/document.xml.rels';
    expect(checked(tag, { [relations]: relation('image', 'http://10.0.0.1/a.png', outside) })).toEqual([
      'template.external-link',
    ]);
    expect(checked(tag, { [relations]: relation('attachedTemplate', 'file:///x.dotm', outside) })).toEqual([
      'template.external-link',
    ]);
    expect(checked(tag, { [relations]: relation('image', '//host/a.png') })).toEqual([
      'template.external-link',
    ]);
    expect(checked(tag, { [relations]: relation('oleObject', 'a.bin') })).toEqual([
      'template.forbidden-part',
    ]);
  });

  it('A40 - its XML plays tricks, or the file is no DOCX, or a bomb', () => {
    const doctype = documentOf(tag).replace('<w:document', '<!DOCTYPE d [<!ENTITY a "b">]><w:document');
    expect(checked(tag, { 'word/document.xml': doctype })).toContain('template.damaged');
    const otherPrefix = documentOf(
      `<x:object xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>${tag}`,
    );
    expect(checked(tag, { 'word/document.xml': otherPrefix })).toContain('template.damaged');
    expect(checked(tag, { 'word/document.xml': documentOf('<w:p>') })).toContain('template.damaged');
    expect(
      checked(tag, { 'word/document.xml': documentOf('<w:p>'.repeat(400) + '</w:p>'.repeat(400)) }),
    ).toContain('template.damaged');
    expect(codes(checkTemplate(new TextEncoder().encode('%PDF-1.7'), notice))).toEqual(['template.damaged']);
    expect(codes(checkTemplate(new Uint8Array(11 * 1024 * 1024), notice))).toEqual(['template.too-large']);
    expect(checked(tag, { 'word/media/a.png': 'x'.repeat(20 * 1024 * 1024) })).toEqual([
      'template.too-large',
    ]);
  });

  it('its content type is that of a file with macros', () => {
    const types = new TextDecoder()
      .decode(unzipSync(templateFile(tag))['[Content_Types].xml'])
      .replace('wordprocessingml.document.main+xml', 'wordprocessingml.macroEnabled.main+xml');
    expect(checked(tag, { '[Content_Types].xml': types })).toContain('template.damaged');
  });
});

/** Every key in the data. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...namesIn(each)]);
}
