import {
	changedFields,
	contentOf,
	hashOf,
	hashOfRecord,
	type Content,
	type Digest,
} from '../content/comparison';
import { instantOf } from '../content/instant';
import { normalise } from '../content/normalise';
import { SyncError } from '../errors';
import { valueAt } from '../content/path';
import { storable } from '../issues/storable';
import type { Observation } from '../journal/observations';
import { LONGEST_KEY } from '../links/link';
import { recordKey } from '../links/record-key';
import type { Single } from '../plan/match';
import type { Side } from '../sides';
import type { CompareSettings, Paths, SideRecords } from './settings';

/** A record by its place: those of the input first, then those kept from earlier runs. */
export type Place = number;

/** A record without a link, by what it can be recognised by; read from the record each time. */
export class UnlinkedRecord implements Single {
	readonly is = 'unlinked';

	constructor(
		private readonly index: SideIndex,
		readonly place: Place,
	) {}

	get side(): Side {
		return this.index.side;
	}

	get key(): string {
		return this.index.keyAt(this.place);
	}

	get number(): string {
		return this.index.numberAt(this.place);
	}

	/** Its number as it is written, which may be a key. */
	get writtenNumber(): string {
		return this.index.writtenNumberAt(this.place);
	}

	get name(): string {
		return this.index.recognisedBy(this.place).name;
	}

	get postcode(): string {
		return this.index.recognisedBy(this.place).postcode;
	}
}

/**
 * The records of one side by key. It holds keys and places only; content is made from a record when
 * it is asked for, so that no data set is held twice.
 */
export class SideIndex {
	readonly places = new Map<string, Place>();
	/** Keys that several different records have, with the places of those. */
	readonly twice = new Map<string, Place[]>();
	/** Places of records without a key, or with one that cannot be kept. */
	readonly keyless: Place[] = [];
	/** False when a part of the read went wrong, whatever the flow says; what is kept is then taken along. */
	readonly isComplete: boolean;
	/** The same of all records that are ready: without a key they count as such. */
	readonly isAllReady: boolean;
	/** Records of earlier runs that were not read in this one. */
	private kept: readonly Readonly<Record<string, unknown>>[] = [];
	private seen: Uint8Array;

	constructor(
		readonly side: Side,
		private readonly records: SideRecords,
		private readonly settings: CompareSettings,
		private readonly ports: {
			readonly digest: Digest;
			readonly signature: string;
			/** Whether a mark of a version says that the record is as it was, see `versionCheck`. */
			readonly tellsAll: (version: string) => boolean;
		},
	) {
		const failures = records.failures ?? new Map<number, string>();
		for (let place = 0; place < records.count; place += 1) {
			if (!failures.has(place)) this.add(place);
		}
		// A record without its key may be any of those that seem to be gone.
		const hasStranger = this.keyless.some((place) => this.keyAt(place) === '');
		this.isComplete = records.isComplete && failures.size === 0 && !hasStranger;
		this.isAllReady = records.isAllReady === true && failures.size === 0;
		this.seen = new Uint8Array(records.count);
	}

	/** Adds what is kept of records that were not read; before anything is decided. */
	takeAlong(observations: readonly Observation[]): void {
		const { count } = this.records;
		const missing = observations.filter(({ key }) => !this.has(key));
		this.kept = missing.map(recordOf);
		for (const [index, { key }] of missing.entries()) this.places.set(key, count + index);
		this.seen = new Uint8Array(count + missing.length);
	}

	get count(): number {
		return this.records.count;
	}

	/** Records of the input and those kept from earlier runs: one more than the last place. */
	get size(): number {
		return this.seen.length;
	}

	/** What the reading node said instead of records. */
	get failureCodes(): ReadonlyMap<number, string> {
		return this.records.failureCodes ?? new Map();
	}

	get failures(): ReadonlyMap<number, string> {
		return this.records.failures ?? new Map();
	}

	/** Whether the record came in this run and was not kept from an earlier one. */
	isRead(place: Place | null): boolean {
		return place !== null && place < this.records.count;
	}

	recordAt(place: Place): Readonly<Record<string, unknown>> {
		const { count } = this.records;
		// An index below zero is looked up as a name, which takes longer than all the rest.
		return place < count ? this.records.at(place) : (this.kept[place - count] ?? {});
	}

	keyAt(place: Place): string {
		return keyIn(this.recordAt(place), this.side, this.settings);
	}

	contentAt(place: Place): Content {
		const { fields } = this.settings;
		return contentOf(this.recordAt(place), fields, this.side, this.ports.digest);
	}

	hashAt(place: Place): string {
		const { fields } = this.settings;
		return hashOfRecord(this.recordAt(place), fields, this.side, this.ports.digest);
	}

	hashOf(content: Content): string {
		return hashOf(content, this.settings.fields, this.ports.digest);
	}

	/** Null for a side without one, and for one that does not tell all. Of use only while the compared fields stay the same. */
	versionAt(place: Place): string | null {
		const path = this.settings.version[this.side];
		if (path === null) return null;
		const version = normalise(valueAt(this.recordAt(place), path), { as: 'text' });
		if (version === '' || !this.ports.tellsAll(version)) return null;
		return storable(`${this.ports.signature}|${version}`);
	}

	/** In milliseconds since the epoch. */
	changedAt(place: Place): number | null {
		const path = this.settings.changedAt[this.side];
		const zone = this.side === 'other' ? this.settings.otherZone : undefined;
		return path === null ? null : instantOf(valueAt(this.recordAt(place), path), zone);
	}

	/** What a person knows the record by. */
	labelAt(place: Place): string {
		const { match, fields } = this.settings;
		const path = match.name?.[this.side] ?? fields[0]?.[this.side];
		return path === undefined ? '' : normalise(valueAt(this.recordAt(place), path), { as: 'text' });
	}

	/** All that the record can be recognised by. */
	recognisedBy(place: Place): Single {
		return singleOf(this.recordAt(place), this.side, this.settings);
	}

	/** The number as the record has it, in capitals or not; '' for none. */
	writtenNumberAt(place: Place): string {
		return writtenNumberIn(this.recordAt(place), this.side, this.settings);
	}

	/** AccountView's number as this side has it; '' for none. */
	numberAt(place: Place): string {
		return numberIn(this.recordAt(place), this.side, this.settings);
	}

	/** Notes that the record has been dealt with. */
	settle(place: Place): void {
		this.seen[place] = 1;
	}

	/** Keyed records that nothing was decided on yet. */
	*unsettled(): Generator<UnlinkedRecord> {
		for (const place of this.places.values()) {
			if (this.seen[place] === 0) yield new UnlinkedRecord(this, place);
		}
	}

	has(key: string): boolean {
		return this.places.has(key) || this.twice.has(key);
	}

	/** A record that came twice as it is, because a page moved while it was read, counts once. */
	private add(place: Place): void {
		const key = this.keyAt(place);
		if (key === '' || key.length > LONGEST_KEY) {
			this.keyless.push(place);
			return;
		}
		const several = this.twice.get(key);
		if (several !== undefined) {
			several.push(place);
			return;
		}
		const known = this.places.get(key);
		if (known === undefined) this.places.set(key, place);
		else if (!this.isSame(known, place)) {
			this.places.delete(key);
			this.twice.set(key, [known, place]);
		}
	}

	private isSame(one: Place, other: Place): boolean {
		const { fields } = this.settings;
		return changedFields(this.contentAt(one), this.contentAt(other), fields).length === 0;
	}
}

/** What the record is known by, as text; '' for nothing. */
function keyIn(
	record: Readonly<Record<string, unknown>>,
	side: Side,
	{ key }: CompareSettings,
): string {
	return recordKey(valueAt(record, key[side]));
}

function writtenNumberIn(
	record: Readonly<Record<string, unknown>>,
	side: Side,
	{ match }: CompareSettings,
): string {
	if (match.number === null) return '';
	return recordKey(valueAt(record, match.number[side]));
}

/** Recognised in capitals or not. */
function numberIn(
	record: Readonly<Record<string, unknown>>,
	side: Side,
	settings: CompareSettings,
): string {
	return writtenNumberIn(record, side, settings).toUpperCase();
}

/** What a record can be recognised by. */
export function singleOf(
	record: Readonly<Record<string, unknown>>,
	side: Side,
	settings: CompareSettings,
): Single {
	const { name, postcode } = settings.match;
	const read = (paths: Paths | null, as: 'text' | 'ignoreCase' | 'postcode'): string =>
		paths === null ? '' : normalise(valueAt(record, paths[side]), { as });
	return {
		side,
		key: keyIn(record, side, settings),
		number: numberIn(record, side, settings),
		name: read(name, 'ignoreCase'),
		postcode: read(postcode, 'postcode'),
	};
}

/** @throws SyncError SYNC_STATE_INVALID, which says nothing of what is in it */
export function recordOf({ key, payload }: Observation): Readonly<Record<string, unknown>> {
	const parsed = jsonOf(payload);
	if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
	throw new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `What the store keeps of the record ${key} cannot be read.`,
		remedy:
			'Read all records of that side in one run: what is kept is then not needed. Or put a backup of the store back.',
		record: key,
	});
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
