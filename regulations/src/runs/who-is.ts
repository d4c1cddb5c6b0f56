import type { CalendarDay, PersonRecord, Post, SubjectResult } from '@congtam/engine';
import type { Run } from './evaluate-packs.ts';

/** The post a person is shown with: the main one held on the day, else the last. */
export function postOn({ posts }: PersonRecord, day: CalendarDay): Post | undefined {
  const held = posts.filter((p) => (p.from ?? day) <= day && (p.to ?? day) >= day);
  return held.find((p) => p.main) ?? held[0] ?? posts.at(-1);
}

/** Name, unit and title of the subject of a result. */
export function whoIs({ register, evaluation }: Run, { kind, index }: SubjectResult) {
  if (kind !== 'person') {
    const unit = register.units[index];
    const parent = unit?.parent === undefined ? undefined : register.units[unit.parent];
    return { name: unit?.name ?? '', unit: parent?.id ?? '', unitName: parent?.name ?? '', title: '' };
  }
  const person = register.people[index];
  const post = person && postOn(person, evaluation.period.to);
  const unit = post && register.units[post.unit];
  return {
    name: person?.name ?? '',
    unit: unit?.id ?? '',
    unitName: unit?.name ?? '',
    title: post?.title ?? '',
  };
}
