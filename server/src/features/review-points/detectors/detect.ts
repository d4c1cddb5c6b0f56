import { type PointKind, pointKinds, type Thresholds } from '../thresholds.ts';
import type { Material } from './material.ts';
import type { Point } from './point.ts';
import {
  allExcellent,
  generalAgainstResults,
  lateEdits,
  narrowRatings,
  peopleAgainstUnit,
} from './ratings.ts';
import { volumeAgainstBodies, volumeAgainstPast, volumeAgainstPost } from './volume.ts';
import { copiedWords } from './words.ts';

const DETECTORS: Readonly<Record<PointKind, (material: Material, limits: Thresholds) => Point[]>> = {
  ...{ volumeAgainstPost, volumeAgainstPast, volumeAgainstBodies },
  ...{ narrowRatings, allExcellent, copiedWords, lateEdits, peopleAgainstUnit, generalAgainstResults },
};

/** Everything worth a look, by kind. Same rows and thresholds, same points: no clock and no chance plays a part. */
export const pointsIn = (material: Material, limits: Thresholds): Point[] =>
  pointKinds
    .filter((kind) => !limits.off.includes(kind))
    .flatMap((kind) => DETECTORS[kind](material, limits));
