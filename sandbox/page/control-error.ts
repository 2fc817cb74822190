import { Refusal } from '../http/refusal';

/** A control request that is refused. */
export class ControlError extends Refusal {}
