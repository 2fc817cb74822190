import { randomUUID } from 'node:crypto';
import { ChangeFeed } from '../../../lib/sync';
import { systemClock } from '../accountview/ports';
import { digest } from '../digest';
import { openStore, type StoreContext } from '../store/open-store';

/** Positions in the store of the node's credential, as one run uses them. */
export class PositionAccess {
	private opened: Promise<ChangeFeed> | undefined;
	private readonly taken = new Set<string>();
	private readonly confirming = new Map<string, ReturnType<ChangeFeed['confirm']>>();

	constructor(private readonly context: StoreContext) {}

	/** @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID */
	feed(): Promise<ChangeFeed> {
		this.opened ??= openFeed(this.context);
		return this.opened;
	}

	/** False for every item after the first that asks: it would get the same changes once more. */
	takesFirst(name: string): boolean {
		if (this.taken.has(name)) return false;
		this.taken.add(name);
		return true;
	}

	/** As the feed does it, but once per run: a run may have thousands of items with one token. */
	async confirm(token: string): ReturnType<ChangeFeed['confirm']> {
		const feed = await this.feed();
		const confirming = this.confirming.get(token) ?? feed.confirm(token);
		this.confirming.set(token, confirming);
		return await confirming;
	}
}

async function openFeed(context: StoreContext): Promise<ChangeFeed> {
	return new ChangeFeed(await openStore(context), {
		clock: systemClock,
		newId: randomUUID,
		digest,
	});
}
