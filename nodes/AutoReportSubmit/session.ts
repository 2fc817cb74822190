import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { Filings, type Channel } from '../../lib/tax/filings';
import { systemClock } from '../shared/accountview/ports';
import { openAccountView, type AccountViewSession } from '../shared/accountview/session';
import { digest } from '../shared/digest';
import { openStore } from '../shared/store/open-store';
import { openChannel, type ChannelChoice } from './channel/open-channel';

/** Returns as the node deals with them during one run; opens what is asked for, and once. */
export class FilingSession {
	/** What the list of filings and the drafts are made with. */
	readonly ports = { clock: systemClock, digest, newId: randomUUID };
	private opened: Promise<Filings> | undefined;
	private books: Promise<AccountViewSession> | undefined;

	private readonly channels = new Map<string, Promise<Channel>>();

	constructor(readonly context: IExecuteFunctions) {}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID */
	filings(): Promise<Filings> {
		this.opened ??= openStore(this.context).then((store) => new Filings(store, this.ports));
		return this.opened;
	}

	/** @throws CodedError see {@link openAccountView} */
	accountView(): Promise<AccountViewSession> {
		this.books ??= openAccountView(this.context);
		return this.books;
	}

	/** @throws CodedError see {@link openChannel} */
	channel(choice: ChannelChoice): Promise<Channel> {
		const name = JSON.stringify(choice);
		const opened = this.channels.get(name) ?? openChannel(this.context, choice);
		this.channels.set(name, opened);
		return opened;
	}
}
