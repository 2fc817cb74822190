export { checkMove, type MoveCheck } from './check';
export type { Content } from './compare';
export { MoveError, type MoveErrorCode } from './errors';
export { moveStore, type Move, type MoveOutcome, type MovePorts } from './move';
export { placeInWords, type StorePlace } from './place';
export type { Progress } from './target';
