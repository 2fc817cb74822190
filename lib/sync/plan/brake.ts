import type { BrakeSetting } from './rules';

/** What a run would do, before it does it. */
export interface Volume {
	/** Records linked at its start, and those that it has recognised on both sides. */
	readonly linked: number;
	/** To be created on either side; none of those of a first run. */
	readonly created: number;
	readonly updated: number;
	/** Found removed on one side. */
	readonly gone: number;
	/** Sides that were read completely and gave nothing, although records of theirs are linked. */
	readonly emptySides: readonly ('accountView' | 'other')[];
}

/** Why a run is held. */
export interface BrakeReason {
	readonly cause: 'tooMany' | 'emptySide';
	readonly changes: number;
	readonly linked: number;
	/** The share at which the brake is set. */
	readonly share: number;
	readonly emptySides: Volume['emptySides'];
}

/** Holds a run that would touch more of the records than is believable; null lets it through. */
export function brakeFor(
	volume: Volume,
	{ share, minimum, isReleased = false }: BrakeSetting,
): BrakeReason | null {
	const { linked, created, updated, gone, emptySides } = volume;
	const changes = created + updated + gone;
	const reason = { changes, linked, share, emptySides };
	if (isReleased) return null;
	if (emptySides.length > 0) return { cause: 'emptySide', ...reason };
	const isTooMany = share < 1 && changes > minimum && changes > share * linked;
	return isTooMany ? { cause: 'tooMany', ...reason } : null;
}
