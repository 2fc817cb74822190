import type { Clock } from '../../ports/clock';
import type { Sql, Store } from '../../store';
import type { Channel } from './channel';
import { mayHaveArrived } from './errors';
import { busy, draftChanged, movedOn, notItsTurn, unknown } from './failures';
import type { Filing, FilingKey, ListedFiling, NewFiling } from './filing';
import {
	changeFiling,
	channelReferences,
	filingsAbout,
	insertFiling,
	listFilings,
	lockFiling,
	lockTaxpayer,
	onItsWay,
	revisionsOf,
	type FilingChange,
	type FilingFilter,
} from './filing-table';
import type { StoredFiling } from './filing-row';
import { lookUp } from './look-up';
import { requireSendable } from './may-be-sent';
import { NOTHING_WRONG, wrong } from './reasons';
import { preparedAnew } from './prepared';
import { refuseSecond } from './one-per-period';
import { ofDivision, refuseFiledDays, type Days } from './same-days';
import { requireSameChannel } from './same-channel';
import { requireSecondPerson } from './second-person';
import { decidedLine, endOf, merged } from './status-lines';
import { takenBy } from './taken-reference';

export interface FilingPorts {
	readonly clock: Clock;
	/** Gives a text of at most 36 characters that it never gives again. */
	readonly newId: () => string;
	/** Differs when the text does, such as SHA-256. */
	readonly digest: (text: string) => string;
}

/** How long one delivery may take until another execution may ask what became of it. */
const CLAIM_MS = 10 * 60_000;

export interface Decision {
	/** Which sending it is about, from 1; left out: the last one, and nothing changes where none is in doubt. */
	readonly attempt?: number | undefined;
	/** Who found it out, by name; '' where nobody said. */
	readonly by?: string;
}

/**
 * What is filed, once per administration, kind, period and revision. The intent is in the store before
 * anything is sent; what nobody knows the end of is looked up before it is sent again.
 *
 * @throws FilingError, StoreError; from Submit and follow what the channel throws as well
 */
export class Filings {
	constructor(
		private readonly store: Store,
		private readonly ports: FilingPorts,
	) {}

	/**
	 * Keeps what is to be filed. The same again changes nothing; another content takes the approval away.
	 *
	 * @throws FilingError TAX_FILED_ALREADY, TAX_FILING_OPEN
	 */
	async prepare(filing: NewFiling): Promise<Filing> {
		const { digest, newId, clock } = this.ports;
		const hash = digest(filing.instance);
		await this.store.transaction(async (sql) => {
			refuseSecond(filing, hash, await revisionsOf(sql, filing));
			const known = await lockFiling(sql, filing);
			if (known === undefined) {
				await insertFiling(sql, filing, { hash, reference: newId(), now: clock.now() });
				return;
			}
			const change = preparedAnew(known, filing, hash);
			if (change !== null) await this.write(sql, known, change);
		});
		return await this.get(filing);
	}

	/**
	 * A person has looked at it: another one than who prepared it, where that is known.
	 *
	 * @param hash `contentHash` of what was looked at
	 * @throws FilingError TAX_FILING_UNKNOWN, TAX_DRAFT_CHANGED, TAX_SECOND_PERSON
	 */
	async approve(key: FilingKey, hash: string, by: string): Promise<Filing> {
		await this.store.transaction(async (sql) => {
			const filing = await locked(sql, key);
			if (filing.contentHash !== hash) throw draftChanged(filing);
			if (filing.state !== 'prepared') return;
			const { preparedBy } = filing;
			if (preparedBy !== '') requireSecondPerson(filing, { preparedBy, approvedBy: by });
			const approval = {
				approved_hash: hash,
				approved_by: by,
				approved_at: this.ports.clock.now(),
			};
			await this.write(sql, filing, { state: 'approved', ...approval });
		});
		return await this.get(key);
	}

	/**
	 * Sends it, unless it was sent: then it answers with what is known. What may have arrived is looked up.
	 *
	 * @param hash `contentHash` of what is to be sent, and nothing else; left out: whatever was approved
	 * @throws FilingError TAX_FILING_UNKNOWN, TAX_NOT_APPROVED, TAX_DRAFT_CHANGED, TAX_FILING_BUSY,
	 * TAX_FILING_DOUBTFUL, TAX_FILING_UNPROVEN, TAX_REFERENCE_TAKEN, TAX_FILING_OTHER_CHANNEL
	 */
	async submit(key: FilingKey, channel: Channel, hash?: string): Promise<Filing> {
		const filing = await this.get(key);
		if (hash !== undefined && filing.contentHash !== hash) throw draftChanged(filing);
		if (isWithChannel(filing)) return filing;
		if (filing.state === 'sending' || filing.state === 'doubtful') {
			await this.lookUp(key, channel);
			const found = await this.get(key);
			if (isWithChannel(found)) return found;
		}
		const claimed = await this.claim(filing, channel, hash);
		await this.adopt(claimed, await this.deliver(claimed, channel));
		return await this.get(key);
	}

	/**
	 * Asks the channel how far it is, and keeps all that it says. One in doubt is looked up first; nothing is
	 * sent.
	 *
	 * @throws FilingError TAX_FILING_UNKNOWN, TAX_FILING_DOUBTFUL, TAX_FILING_UNPROVEN, TAX_FILING_OTHER_CHANNEL
	 */
	async follow(key: FilingKey, channel: Channel): Promise<Filing> {
		const filing = await this.sought(key, channel);
		const { channelReference, state } = filing;
		if (channelReference === null || state === 'accepted' || state === 'rejected') return filing;
		requireSameChannel(filing, channel);
		const statuses = await channel.statuses(channelReference);
		await this.store.transaction(async (sql) => {
			const now = await locked(sql, key);
			const all = merged(now.statuses, statuses);
			const end = endOf(all);
			await this.write(sql, now, {
				state: end === undefined ? now.state : end.outcome === 'accepted' ? 'accepted' : 'rejected',
				statuses: JSON.stringify(all),
				...(end?.outcome === 'rejected' && {
					code: end.code,
					reason: [end.nl, end.fault].filter((words) => words !== '').join(': '),
				}),
			});
		});
		return await this.get(key);
	}

	/**
	 * What a person found out about one in doubt: the channel's reference, or null when it never arrived.
	 *
	 * Who found it out is kept with what the channel says.
	 *
	 * @throws FilingError TAX_FILING_UNKNOWN, TAX_REFERENCE_TAKEN, TAX_FILING_BUSY while it is being sent,
	 *   TAX_FILING_MOVED_ON when that sending is not in doubt
	 */
	async decide(
		key: FilingKey,
		channelReference: string | null,
		{ attempt, by = '' }: Decision = {},
	): Promise<Filing> {
		await this.store.transaction(async (sql) => {
			const filing = await locked(sql, key);
			const isOpen = filing.state === 'doubtful' || filing.state === 'sending';
			if (attempt !== undefined && !(isOpen && filing.attempts === attempt)) {
				throw movedOn(filing, attempt);
			}
			if (!isOpen) return;
			// Whoever is sending it at this moment may yet hear what became of it; nobody else can know.
			if (filing.state === 'sending' && filing.expiresAt > this.ports.clock.now())
				throw busy(filing);
			const taken = await takenBy(sql, filing, channelReference);
			if (taken !== null) throw taken;
			const state = channelReference === null ? 'approved' : 'sent';
			await this.write(sql, filing, {
				...NOTHING_WRONG,
				state,
				channel_reference: channelReference,
				statuses: JSON.stringify(
					merged(filing.statuses, [
						decidedLine({ channelReference, by, attempt: filing.attempts }, this.ports.clock.now()),
					]),
				),
				fence: filing.fence + 1,
			});
		});
		return await this.get(key);
	}

	/** @throws FilingError TAX_FILING_UNKNOWN */
	async get(key: FilingKey): Promise<Filing> {
		return await this.store.transaction((sql) => locked(sql, key));
	}

	/** All of a period, by rising revision. */
	async ofPeriod(period: Omit<FilingKey, 'revision'>): Promise<readonly Filing[]> {
		return await this.store.transaction((sql) => revisionsOf(sql, period));
	}

	/** All about days of a period of a taxpayer, whatever their administration is called. */
	async about(days: Days): Promise<readonly Filing[]> {
		const all = await this.store.transaction((sql) => filingsAbout(sql, days));
		return ofDivision(all, days.division);
	}

	/** The latest changed first, without what each says. */
	async list(filter: FilingFilter = {}, limit = 100): Promise<readonly ListedFiling[]> {
		return await this.store.transaction((sql) => listFilings(sql, filter, limit));
	}

	/** The intent: nothing leaves before it is on disk. */
	private async claim(
		sought: Filing,
		channel: Channel,
		hash: string | undefined,
	): Promise<StoredFiling> {
		// What can be asked for by its own reference need not be told from others.
		const isFindable = channel.find !== undefined;
		const known = isFindable ? [] : await channel.references(sought.kind, sought.taxpayer);
		return await this.store.transaction(async (sql) => {
			const now = this.ports.clock.now();
			await lockTaxpayer(sql, sought);
			const filing = await locked(sql, sought);
			requireSendable(filing, hash);
			const way = { channel: channel.name, now };
			const other = isFindable ? undefined : await onItsWay(sql, filing, way);
			if (other !== undefined) throw notItsTurn(filing, other);
			refuseFiledDays(filing, await filingsAbout(sql, filing));
			const fence = filing.fence + 1;
			await this.write(sql, filing, {
				state: 'sending',
				channel: channel.name,
				known_references: JSON.stringify(known),
				attempts: filing.attempts + 1,
				expires_at: now + CLAIM_MS,
				sent_at: now,
				fence,
			});
			return { ...filing, fence, channel: channel.name };
		});
	}

	/** @returns the channel's reference */
	private async deliver(claimed: StoredFiling, channel: Channel): Promise<string> {
		try {
			return (await channel.deliver(claimed)).reference;
		} catch (error) {
			const state = mayHaveArrived(error) ? 'doubtful' : 'approved';
			await this.settle(claimed, { state, ...wrong(error) });
			throw error;
		}
	}

	/** The channel has it by this reference; one that another filing has is for a person to look at. */
	private async adopt(filing: StoredFiling, reference: string): Promise<void> {
		const taken = await this.store.transaction(async (sql) => {
			const error = await takenBy(sql, filing, reference);
			const change =
				error === null
					? { ...NOTHING_WRONG, state: 'sent', channel_reference: reference }
					: { state: 'doubtful', ...wrong(error) };
			await this.write(sql, filing, { ...change, fence: filing.fence + 1 });
			return error;
		});
		if (taken !== null) throw taken;
	}

	/** The filing, looked up where nobody knows what became of it and nobody is sending it just now. */
	private async sought(key: FilingKey, channel: Channel): Promise<StoredFiling> {
		const filing = await this.store.transaction((sql) => locked(sql, key));
		const isLeft = filing.state === 'sending' && filing.expiresAt <= this.ports.clock.now();
		if (filing.state !== 'doubtful' && !isLeft) return filing;
		await this.lookUp(key, channel);
		return await this.store.transaction((sql) => locked(sql, key));
	}

	/** Settles what the channel says of one in doubt. */
	private async lookUp(key: FilingKey, channel: Channel): Promise<void> {
		const filing = await this.store.transaction((sql) => locked(sql, key));
		// Whoever was sending it has come to the end meanwhile.
		if (filing.state !== 'sending' && filing.state !== 'doubtful') return;
		const now = this.ports.clock.now();
		if (filing.state === 'sending' && filing.expiresAt > now) throw busy(filing);
		requireSameChannel(filing, channel);
		const ours = () => this.store.transaction((sql) => channelReferences(sql, filing.taxpayer));
		const told = await lookUp(filing, channel, { ours, now });
		if (told.is === 'found') {
			await this.adopt({ ...filing, channel: channel.name }, told.reference);
		} else if (told.is === 'notThere') {
			await this.settle(filing, { ...NOTHING_WRONG, state: 'approved' });
		} else {
			await this.settle(filing, { state: 'doubtful', ...wrong(told.error) });
			throw told.error;
		}
	}

	/**
	 * What came too late is refused by its fence: after another has taken it, and also after another has settled it,
	 * so that nobody writes over an outcome what was true before.
	 */
	private async settle(filing: StoredFiling, change: FilingChange): Promise<void> {
		const fence = filing.fence + 1;
		await this.store.transaction((sql) => this.write(sql, filing, { ...change, fence }));
	}

	private async write(sql: Sql, filing: StoredFiling, change: FilingChange): Promise<void> {
		const isHeld = await changeFiling(sql, filing, change, this.ports.clock.now());
		if (!isHeld) throw busy(filing);
	}
}

function isWithChannel({ state }: Filing): boolean {
	return state === 'sent' || state === 'accepted' || state === 'rejected';
}

async function locked(sql: Sql, key: FilingKey): Promise<StoredFiling> {
	const filing = await lockFiling(sql, key);
	if (filing !== undefined) return filing;
	throw unknown(key);
}
