import type { Sql, Store } from '../../store';
import type { MailError } from '../errors';
import { pauseLane, noteCounted, takeTurn, uncount } from '../pacing/turns';
import type { MailLimits } from '../profile/profile';
import { judge, type Begun } from './begin';
import type { Claim, EntryState, NewEntry, OutboxEntry, RefusedRecipient } from './entry';
import {
	changeClaimed,
	claimEntry,
	insertEntry,
	listEntries,
	lockEntry,
	replaceContent,
	settleEntry,
	sweepAbandoned,
	type ClaimedChange,
	type EntryFilter,
} from './entry-table';
import { takenOver, unknownEntry } from './errors';
import { decide, type Decision } from './settle';

export interface OutboxPorts {
	readonly newId: () => string;
}

/** Whose limits count, and how they are kept. */
export interface Lane {
	readonly name: string;
	readonly limits: MailLimits;
}

/** How long a message that is being sent is nobody else's, unless it is renewed. */
export const LEASE_MS = 60_000;

/** Rows written in one transaction. */
const CHUNK = 200;

/**
 * What was, is and will be sent, in the store. Every promise is a transaction here: a message is
 * claimed before anything of it leaves, what the server may have taken is written down before the
 * first byte of it, and who has lost a claim can write no more.
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

	/** Claims a message, if it is to be sent and the limits of its profile leave room. */
	async begin(entry: NewEntry, lane: Lane): Promise<Begun> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			await insertEntry(sql, entry, now);
			await sweepAbandoned(sql, now, entry.key);
			const stored = await lockEntry(sql, entry.key);
			if (stored === undefined) throw unknownEntry(entry.key);
			const verdict = judge(stored, entry, now);
			if (verdict !== 'open' && verdict !== 'replace') return verdict;
			if (verdict === 'replace') await replaceContent(sql, entry, now);
			const claim = { key: entry.key, fence: stored.fence + 1, holder: this.ports.newId() };
			const turn = await takeTurn(sql, {
				lane: lane.name,
				id: turnOf(claim),
				recipients: entry.recipients.length,
				countsWithinMs: LEASE_MS,
				limits: lane.limits,
			});
			if (!turn.goes) return { kind: 'wait', waitMs: turn.waitMs, because: turn.because };
			await claimEntry(sql, claim, { profile: entry.profile, now, expiresAt: now + LEASE_MS });
			const attempt = verdict === 'replace' ? 1 : stored.attempts + 1;
			return { kind: 'claimed', claim, attempt, sentOn: stored.sentOn };
		});
	}

	/**
	 * From here on the server may take the message. Written down before its first byte.
	 *
	 * @throws MailError MAIL_TAKEN_OVER
	 */
	async noteData(claim: Claim, evidence: string | undefined): Promise<void> {
		await this.change(claim, (now) => ({
			data_at: now,
			expires_at: now + LEASE_MS,
			...(evidence !== undefined && { evidence }),
		}));
	}

	/** @throws MailError MAIL_TAKEN_OVER */
	async renew(claim: Claim, lane: Lane): Promise<void> {
		await this.change(
			claim,
			(now) => ({ expires_at: now + LEASE_MS }),
			async (sql) => {
				await noteCounted(sql, { lane: lane.name, id: turnOf(claim) }, LEASE_MS);
			},
		);
	}

	/** @throws MailError MAIL_TAKEN_OVER */
	async finish(
		claim: Claim,
		lane: Lane,
		done: {
			readonly state: 'sent' | 'partly' | 'handedOver';
			readonly reply: string;
			readonly refused: readonly RefusedRecipient[];
		},
	): Promise<void> {
		await this.end(claim, lane, {
			state: done.state,
			reply: done.reply,
			refused: JSON.stringify(done.refused),
			code: null,
			reason: null,
			remedy: null,
		});
	}

	/**
	 * It was not sent, or that is not known.
	 *
	 * @param dueAt for one that is deferred
	 * @throws MailError MAIL_TAKEN_OVER
	 */
	async giveUp(
		claim: Claim,
		lane: Lane,
		state: 'pending' | 'failed' | 'deferred' | 'doubtful',
		failure: MailError,
		dueAt?: number,
	): Promise<void> {
		const isUncounted =
			failure.failureClass === 'profile' || failure.code === 'MAIL_SERVER_UNREACHABLE';
		const change = {
			state,
			due_at: dueAt ?? null,
			code: failure.code,
			reason: failure.message,
			remedy: failure.remedy,
		};
		await this.end(claim, lane, change, isUncounted);
	}

	/** A message that waits for the limits of its profile, or for its server. */
	async defer(key: string, failure: MailError, dueAt: number): Promise<void> {
		await this.store.transaction(async (sql) => {
			await sql.run(
				`UPDATE accountview_mail SET state = 'deferred', due_at = ?, code = ?, reason = ?,
					remedy = ?, updated_at = ?
				WHERE message_key = ? AND state IN ('pending', 'deferred')`,
				[dueAt, failure.code, failure.message, failure.remedy, await sql.now(), key],
			);
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
	 * @throws MailError MAIL_ENTRY_UNKNOWN, MAIL_ENTRY_STATE, MAIL_BUSY
	 */
	async settle(key: string, decision: Decision, note: string): Promise<OutboxEntry> {
		return await this.store.transaction(async (sql) => {
			const now = await sql.now();
			await sweepAbandoned(sql, now, key);
			const entry = await lockEntry(sql, key);
			if (entry === undefined) throw unknownEntry(key);
			const state: EntryState = decide(entry, decision);
			await settleEntry(sql, key, { state, note, now });
			return { ...entry, state, note, updatedAt: now, dueAt: null };
		});
	}

	private async end(
		claim: Claim,
		lane: Lane,
		change: ClaimedChange,
		isUncounted = false,
	): Promise<void> {
		const turn = { lane: lane.name, id: turnOf(claim) };
		await this.change(
			claim,
			() => change,
			async (sql) => {
				if (isUncounted) await uncount(sql, turn);
				else await noteCounted(sql, turn, 0);
			},
		);
	}

	private async change(
		claim: Claim,
		changeAt: (now: number) => ClaimedChange,
		also?: (sql: Sql) => Promise<void>,
	): Promise<void> {
		await this.store.transaction(async (sql) => {
			const now = await sql.now();
			if (!(await changeClaimed(sql, claim, changeAt(now), now))) throw takenOver(claim.key);
			await also?.(sql);
		});
	}
}

function turnOf({ key, fence }: Claim): string {
	return `${key} ${fence}`;
}
