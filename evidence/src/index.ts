export { canonicalJson, isCanonicalJson, type Json } from './canonical-json.ts';
export {
  checkpointText,
  type ReadCheckpoint,
  readCheckpoint,
  signCheckpoint,
  type TreeHead,
} from './checkpoint.ts';
export { type Agreement, agreementOf, type ConsistencyProof } from './consistency.ts';
export { type ExportProof, type ExportStanding, standingOfExport } from './export-proof.ts';
export {
  type Finding,
  type FindingKind,
  HistoryCheck,
  type HistoryEvent,
  type HistoryVerdict,
  type Witness,
} from './history.ts';
export {
  type KeyChange,
  keyId,
  keyOfText,
  keysOf,
  publicKeyText,
  type SigningKey,
  signKeyChange,
} from './log-keys.ts';
export {
  completeSubtrees,
  consistencyRanges,
  emptyRoot,
  GrowingTree,
  type Hash,
  inclusionRanges,
  joinSubtrees,
  leafHash,
  type NodeAt,
  nodeHash,
  provesConsistency,
  provesInclusion,
  type Range,
  rootOf,
  type TreeNode,
} from './merkle.ts';
export { type PaperCode, type PaperKnown, paperCode } from './papers.ts';
export {
  type EventPromise,
  type EventReceipt,
  isPromised,
  promiseText,
  type ReceiptStanding,
  signPromise,
  standingOf,
} from './receipt.ts';
export { digestOfRows, type HistoryRow } from './rows.ts';
export { type HistoryText, sealOfText } from './texts.ts';
