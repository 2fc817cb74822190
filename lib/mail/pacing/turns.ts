import type { Sql, SqlRow } from '../../store';
import type { MailLimits } from '../profile/profile';

/** One message that is to go out through a profile. */
export interface Turn {
	/** Whose limits they are. */
	readonly lane: string;
	readonly id: string;
	readonly recipients: number;
	/** Milliseconds from now until the server has surely counted it, unless more is said. */
	readonly countsWithinMs: number;
	readonly limits: MailLimits;
}

/** May go, or how many milliseconds to wait before it is worth asking again. */
export type TurnVerdict =
	| { readonly goes: true }
	| { readonly goes: false; readonly waitMs: number; readonly because: 'limit' | 'paused' };

interface Window {
	readonly most: number;
	readonly lengthMs: number;
	readonly of: 'messages' | 'recipients';
}

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Nobody is asked to wait for longer; what is further ahead comes of a clock that was set back. */
const LONGEST_PAUSE = DAY;

/**
 * Counts one more message of the profile, if its limits leave room.
 *
 * A message counts from before it begins until a window after the server has answered. What goes next
 * in its place begins later, so the server sees the two more than a window apart, however slow the
 * network is: never more than the limit in any second, minute or 24 hours. The same rule as that of
 * the requests to AccountView (lib/accountview/allowance), for several windows at once, by
 * recipients as well, and within the transaction that claims the message.
 */
export async function takeTurn(sql: Sql, turn: Turn): Promise<TurnVerdict> {
	await holdLane(sql, turn.lane);
	const now = await sql.now();
	const latest = now + turn.countsWithinMs;
	await tidy(sql, turn.lane, now, latest);
	const verdict = await peekTurn(sql, turn);
	if (!verdict.goes) return verdict;
	await sql.run(
		'INSERT INTO accountview_mail_count (lane, id, counts_at, recipients) VALUES (?, ?, ?, ?)',
		[turn.lane, turn.id, latest, turn.recipients],
	);
	return { goes: true };
}

/**
 * The same as a question: counts nothing, and locks nothing. What is further ahead than anything can
 * be does not count here: only taking a turn may put it right.
 */
export async function peekTurn(sql: Sql, turn: Turn): Promise<TurnVerdict> {
	const now = await sql.now();
	const pausedMs = (await pauseOf(sql, turn.lane)) - now;
	if (pausedMs > 0 && pausedMs <= LONGEST_PAUSE) {
		return { goes: false, waitMs: pausedMs, because: 'paused' };
	}
	for (const window of windowsOf(turn.limits)) {
		const waitMs = await waitFor(sql, turn, window, now);
		if (waitMs > 0) return { goes: false, waitMs, because: 'limit' };
	}
	return { goes: true };
}

/** The server has counted it by now, or will have within so many milliseconds. */
export async function noteCounted(
	sql: Sql,
	{ lane, id }: Pick<Turn, 'lane' | 'id'>,
	withinMs: number,
): Promise<void> {
	await sql.run('UPDATE accountview_mail_count SET counts_at = ? WHERE lane = ? AND id = ?', [
		(await sql.now()) + withinMs,
		lane,
		id,
	]);
}

/** Nothing of the profile begins for so many milliseconds, a day at most. */
export async function pauseLane(sql: Sql, lane: string, milliseconds: number): Promise<void> {
	await holdLane(sql, lane);
	const now = await sql.now();
	const until = now + Math.min(milliseconds, LONGEST_PAUSE);
	await sql.run(
		`UPDATE accountview_mail_lane SET paused_until = ?
			WHERE lane = ? AND (paused_until IS NULL OR paused_until < ? OR paused_until > ?)`,
		[until, lane, until, now + LONGEST_PAUSE],
	);
}

/** Lets others of the same profile wait until the transaction ends. */
async function holdLane(sql: Sql, lane: string): Promise<void> {
	await sql.run(
		`INSERT INTO accountview_mail_lane (lane, asked) VALUES (?, 1)
			ON CONFLICT (lane) DO UPDATE SET asked = accountview_mail_lane.asked + 1`,
		[lane],
	);
}

/** Until when nothing of the profile begins; 0 for now. */
async function pauseOf(sql: Sql, lane: string): Promise<number> {
	const [row] = await sql.all('SELECT paused_until FROM accountview_mail_lane WHERE lane = ?', [
		lane,
	]);
	return Number(row?.['paused_until'] ?? 0);
}

/** Forgets what counts no longer, and what is further ahead than anything can be: a clock set back. */
async function tidy(sql: Sql, lane: string, now: number, latest: number): Promise<void> {
	await sql.run('DELETE FROM accountview_mail_count WHERE lane = ? AND counts_at <= ?', [
		lane,
		now - countsFor(DAY),
	]);
	await sql.run(
		'UPDATE accountview_mail_count SET counts_at = ? WHERE lane = ? AND counts_at > ?',
		[latest, lane, latest],
	);
}

function windowsOf(limits: MailLimits): readonly Window[] {
	const all = [
		{ most: limits.perSecond, lengthMs: SECOND, of: 'messages' },
		{ most: limits.perMinute, lengthMs: MINUTE, of: 'messages' },
		{ most: limits.perDay, lengthMs: DAY, of: 'messages' },
		{ most: limits.recipientsPerDay, lengthMs: DAY, of: 'recipients' },
	] as const;
	return all.flatMap(({ most, ...window }) => (most === undefined ? [] : [{ most, ...window }]));
}

/** 0 when there is room. */
async function waitFor(
	sql: Sql,
	turn: Turn,
	{ most, lengthMs, of }: Window,
	now: number,
): Promise<number> {
	const within = [turn.lane, now - countsFor(lengthMs), now + turn.countsWithinMs];
	const [row] = await sql.all(
		`SELECT count(*) AS messages, coalesce(sum(recipients), 0) AS recipients
			FROM accountview_mail_count WHERE lane = ? AND counts_at > ? AND counts_at <= ?`,
		within,
	);
	const excess = Number(row?.[of] ?? 0) + (of === 'messages' ? 1 : turn.recipients) - most;
	if (excess <= 0) return 0;
	const counted = await sql.all(
		`SELECT counts_at, recipients FROM accountview_mail_count
			WHERE lane = ? AND counts_at > ? AND counts_at <= ? ORDER BY counts_at, id`,
		within,
	);
	// One that is still under way may be answered from now on, and is free no sooner after that.
	return Math.min(freesRoom(counted, of, excess) ?? now, now) + countsFor(lengthMs) - now;
}

/** When the last of those was counted that must go to make room. */
function freesRoom(
	counted: readonly SqlRow[],
	of: Window['of'],
	excess: number,
): number | undefined {
	let left = excess;
	for (const row of counted) {
		left -= of === 'messages' ? 1 : Number(row['recipients']);
		if (left <= 0) return Number(row['counts_at']);
	}
	return undefined;
}

/** A thousandth more, because no two clocks run alike, and the millisecond that rounding takes. */
function countsFor(lengthMs: number): number {
	return lengthMs + Math.ceil(lengthMs / 1000) + 1;
}
