import type { Sql, Store } from '../../store';
import type { MailError } from '../errors';
import {
	noteCounted,
	pauseLane,
	peekTurn,
	takeTurn,
	type Turn,
	type TurnVerdict,
} from '../pacing/turns';
import type { MailLimits } from '../profile/profile';
import {
	dateOf,
	judge,
	stillToGo,
	waitsStill,
	type Begun,
	type Looked,
	type NotBegun,
} from './begin';
import type { Claim, EntryState, NewEntry, OutboxEntry, RefusedRecipient } from './entry';
import {
	changeClaimed,
	claimEntry,
	endClaimed,
	insertEntry,
	listEntries,
	lockEntry,
	readEntry,
	replaceContent,
	setBackEntry,
	settleEntry,
	sweepAbandoned,
	type StoredEntry,
	type ClaimedChange,
	type EntryFilter,
} from './entry-table';
import { givenUp, partlyRefused, takenOver, unknownEntry } from './errors';
import { decide, type Decision } from './settle';

export interface OutboxPorts {
	readonly newId: () => string;
}

/** Whose limits count, and how they are kept. */
export interface Lane {
	readonly name: string;
	readonly limits: MailLimits;
}

/** A message that was taken. */
export interface Finished {
	readonly claim: Claim;
	readonly lane: Lane;
	/** `deferred`: some have it, and the others get it later. */
	readonly state: 'sent' | 'partly' | 'handedOver' | 'deferred';
	/** What the server said. */
	readonly reply: string;
	readonly refused: readonly RefusedRecipient[];
	/** For one that is deferred: until when, and why. */
	readonly later?: { readonly dueAt: number; readonly failure: MailError };
}

/** What is written down when a message is claimed. */
export interface GivenAtClaim {
	/** The date that stands in it. */
	readonly sentOn: number;
	/** By what it can be looked up. */
	readonly evidence?: string | undefined;
}

/** What goes with a message that was not taken at a try. */
export interface NotTaken {
	/** Until when it waits, in milliseconds since the Unix epoch. */
	readonly dueAt?: number;
	/** Who has not got it, where others have. */
	readonly refused?: readonly RefusedRecipient[];
}

/** How long a message that is being sent is nobody else's, unless it is renewed. */
export const LEASE_MS = 60_000;

/** Rows written in one transaction. */
const CHUNK = 200;

/**
 * What was, is and will be sent, in the store. Every promise is a transaction here: a message is
 * claimed when the server asks for it and before the first byte of it, so what is not claimed has
 * surely not left, and what is claimed by nobody alive is in doubt; who has lost a claim can write no
 * more.
 */
export class Outbox {
	constructor(
		private readonly store: Store,
		private readonly ports: OutboxPorts,
	) {}

	/** Puts messages that are new into the outbox, before the first of them is sent. */
	async register(entries: readonly NewEntry[]): Promise<void> {
		for (let at = 0; at < entries.length; at += CHUNK) {
			await this.store.transaction(async (sql) => {
				const now = await sql.now();
				for (const entry of entries.slice(at, at + CHUNK)) await insertEntry(sql, entry, now);
			});
		}
	}

	/** Whether a message may be sent now; claims nothing, so it decides nothing either. */
	async look(entry: NewEntry, lane: Lane): Promise<Looked> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const stored = await this.present(sql, entry, now);
			const verdict = judge(stored, entry, now);
			if (verdict !== 'open' && verdict !== 'replace') return verdict;
			const turn = await peekTurn(sql, turnFor(entry, stored.fence + 1, lane));
			if (!turn.goes) return waitsStill(stored, now) ?? waitFor(turn);
			const attempt = verdict === 'replace' ? 1 : stored.attempts + 1;
			const sentOn = dateOf(stored, verdict, now);
			const { evidence } = stored;
			return { kind: 'open', attempt, sentOn, evidence, ...stillToGo(stored, entry) };
		});
	}

	/**
	 * Claims a message when the server asks for it, before its first byte: from here on the server may
	 * take it. Only one execution gets it, and only if the limits of its profile leave room.
	 *
	 * @param before what is to be written down in the same transaction: of the message before
	 */
	async claim(
		entry: NewEntry,
		lane: Lane,
		{ sentOn, evidence }: GivenAtClaim,
		before?: Finished,
	): Promise<Begun> {
		return await this.store.transaction(async (sql) => {
			if (before !== undefined) await this.finishIn(sql, before);
			const now = await sql.now();
			await this.present(sql, entry, now);
			const stored = await lockEntry(sql, entry.key);
			if (stored === undefined) throw unknownEntry(entry.key);
			const verdict = judge(stored, entry, now);
			if (verdict !== 'open' && verdict !== 'replace') return verdict;
			if (verdict === 'replace') await replaceContent(sql, entry, now);
			const claim = { key: entry.key, fence: stored.fence + 1, holder: this.ports.newId() };
			const turn = await takeTurn(sql, turnFor(entry, claim.fence, lane));
			if (!turn.goes) return waitFor(turn);
			await claimEntry(sql, claim, {
				entry,
				now,
				expiresAt: now + LEASE_MS,
				sentOn,
				evidence: evidence ?? null,
			});
			return { kind: 'claimed', claim };
		});
	}

	/** @throws MailError MAIL_TAKEN_OVER */
	async renew(claim: Claim, lane: Lane): Promise<void> {
		await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const isHeld = await changeClaimed(sql, claim, { expires_at: now + LEASE_MS }, now);
			if (!isHeld) throw takenOver(claim.key);
			await noteCounted(sql, { lane: lane.name, id: turnOf(claim) }, LEASE_MS);
		});
	}

	/** @throws MailError MAIL_TAKEN_OVER */
	async finish(finished: Finished): Promise<void> {
		await this.store.transaction((sql) => this.finishIn(sql, finished));
	}

	/**
	 * A message that was claimed was not sent, or that is not known.
	 *
	 * @param dueAt for one that is deferred
	 * @throws MailError MAIL_TAKEN_OVER
	 */
	async giveUp(
		claim: Claim,
		lane: Lane,
		state: 'pending' | 'failed' | 'partly' | 'deferred' | 'doubtful',
		failure: MailError,
		{ dueAt, refused }: NotTaken = {},
	): Promise<void> {
		const change = {
			state,
			due_at: dueAt ?? null,
			code: failure.code,
			reason: failure.message,
			remedy: failure.remedy,
			...(refused !== undefined && { refused: JSON.stringify(refused) }),
		};
		await this.store.transaction((sql) => this.end(sql, claim, lane, change));
	}

	/**
	 * A message that nobody has claimed was not sent at this try, with the content that it has now.
	 *
	 * @param given `isTry`: whether the server was asked
	 */
	async setBack(
		entry: NewEntry,
		state: 'pending' | 'failed' | 'partly' | 'deferred',
		failure: MailError,
		given: NotTaken & { readonly isTry: boolean },
	): Promise<void> {
		const { dueAt = null, refused = null, isTry } = given;
		await this.store.transaction(async (sql) => {
			const now = await sql.now();
			const stored = await lockEntry(sql, entry.key);
			const isReplaced = stored !== undefined && judge(stored, entry, now) === 'replace';
			if (isReplaced) await replaceContent(sql, entry, now);
			await setBackEntry(sql, entry, { state, failure, dueAt, refused, isTry, now });
		});
	}

	/** Nothing of the profile goes out for a while. */
	async pause(lane: Lane, milliseconds: number): Promise<void> {
		await this.store.transaction((sql) => pauseLane(sql, lane.name, milliseconds));
	}

	/** The present time by the clock of the store. */
	async now(): Promise<number> {
		return await this.store.transaction((sql) => sql.now());
	}

	/** The latest first. */
	async list(filter: EntryFilter, limit: number): Promise<readonly OutboxEntry[]> {
		return await this.store.transaction(async (sql) => {
			await sweepAbandoned(sql, await sql.now());
			return await listEntries(sql, filter, limit);
		});
	}

	/** Undefined for a key that is not there. */
	async find(key: string): Promise<OutboxEntry | undefined> {
		return await this.store.transaction(async (sql) => {
			await sweepAbandoned(sql, await sql.now(), key);
			return await lockEntry(sql, key);
		});
	}

	/**
	 * What a person, or evidence, says about a message.
	 *
	 * @param seen how often it had been tried when it was looked at; left out: whatever
	 * @throws MailError MAIL_ENTRY_UNKNOWN, MAIL_ENTRY_STATE, MAIL_ENTRY_MOVED_ON, MAIL_BUSY
	 */
	async settle(key: string, decision: Decision, note: string, seen?: number): Promise<OutboxEntry> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			await sweepAbandoned(sql, now, key);
			const entry = await lockEntry(sql, key);
			if (entry === undefined) throw unknownEntry(key);
			const state: EntryState = decide(entry, decision, seen);
			const failure = decision === 'giveUp' ? unwanted(entry, state, note) : null;
			await settleEntry(sql, key, { state, note, failure, now });
			return {
				...entry,
				state,
				note,
				code: failure?.code ?? null,
				reason: failure?.message ?? null,
				remedy: failure?.remedy ?? null,
				updatedAt: now,
				dueAt: null,
			};
		});
	}

	/** The row, made when there is none; what was abandoned counts as doubtful. */
	private async present(sql: Sql, entry: NewEntry, now: number): Promise<StoredEntry> {
		let stored = await readEntry(sql, entry.key);
		if (stored === undefined) await insertEntry(sql, entry, now);
		else if (stored.state === 'sending') await sweepAbandoned(sql, now, entry.key);
		else return stored;
		stored = await readEntry(sql, entry.key);
		if (stored === undefined) throw unknownEntry(entry.key);
		return stored;
	}

	private async finishIn(
		sql: Sql,
		{ claim, lane, state, reply, refused, later }: Finished,
	): Promise<void> {
		await this.end(sql, claim, lane, {
			state,
			reply,
			refused: JSON.stringify(refused),
			due_at: later?.dueAt ?? null,
			code: later?.failure.code ?? null,
			reason: later?.failure.message ?? null,
			remedy: later?.failure.remedy ?? null,
		});
	}

	private async end(sql: Sql, claim: Claim, lane: Lane, change: ClaimedChange): Promise<void> {
		if (!(await endClaimed(sql, claim, change, await sql.now()))) throw takenOver(claim.key);
		await noteCounted(sql, { lane: lane.name, id: turnOf(claim) }, 0);
	}
}

function turnFor({ key, recipients }: NewEntry, fence: number, { name, limits }: Lane): Turn {
	return {
		lane: name,
		id: turnOf({ key, fence }),
		recipients: recipients.length,
		countsWithinMs: LEASE_MS,
		limits,
	};
}

function turnOf({ key, fence }: Pick<Claim, 'key' | 'fence'>): string {
	return `${key} ${fence}`;
}

function waitFor({ waitMs, because }: Extract<TurnVerdict, { goes: false }>): NotBegun {
	return { kind: 'wait', waitMs, because };
}

/** Why it goes no further: a person decided, and those that have it have it. */
function unwanted({ key, refused }: OutboxEntry, state: EntryState, note: string): MailError {
	return state === 'partly' ? partlyRefused({ key, refused }) : givenUp({ key, note });
}
