import type { Sql, Store } from '../../store';
import { fieldsSignature } from '../content/comparison';
import { valueAt } from '../content/path';
import { versionCheck } from '../content/version';
import { SyncError } from '../errors';
import { readIssues } from '../issues/issue-table';
import { readUnsettled } from '../journal/intents';
import { isOrphan } from '../journal/proposal';
import {
	findObservations,
	readKeptKeys,
	readObservations,
	type Observation,
} from '../journal/observations';
import { isFirstRun } from '../runs/first-run';
import { holdLease } from '../runs/lease';
import { SIDE_NAMES, SIDES, type Side, type Stream } from '../sides';
import { holdToCompany, listCompanyChanged } from './company';
import { KnownState, type Comparison } from './comparison';
import { mayBeGhost } from './ghosts';
import type { ComparePorts, CompareRequest } from './request';
import { SideIndex } from './side-index';

/** Reads what is known of the stream, and indexes both sides. */
export async function begin(
	store: Store,
	{ clock, random, newId, digest }: ComparePorts,
	{ stream, run, settings, company, ...request }: CompareRequest,
): Promise<Comparison> {
	const signature = fieldsSignature(settings.fields, digest).slice(0, 12);
	const now = clock.now();
	const tellsAll = versionCheck(now);
	const indexOf = (side: Side): SideIndex =>
		new SideIndex(side, request[side], settings, { digest, signature, tellsAll });
	const sides = { accountView: indexOf('accountView'), other: indexOf('other') };
	const keeps = run !== null && !request.isPreview;
	const read = store.transaction(async (sql) => {
		if (keeps) await holdLease(sql, run);
		if (company !== undefined) await holdToCompany(sql, stream, company, keeps);
		return { ...(await readKnown(sql, stream, sides)), isFirst: await isFirstRun(sql, stream) };
	});
	const { known, isFirst, observations } = await read.catch(async (error: unknown) => {
		if (keeps && isCompanyChanged(error)) {
			await store.transaction(async (sql) => {
				await holdLease(sql, run);
				await listCompanyChanged(sql, stream, error, clock.now());
			});
		}
		throw error;
	});
	for (const side of SIDES) {
		refuseKeyless(sides[side], settings.key[side]);
		sides[side].takeAlong(observations[side]);
	}
	return {
		stream,
		run,
		isFirst,
		settings,
		signature,
		known,
		random,
		newId,
		digest,
		fields: settings.fields.map(({ name }) => name),
		sides,
		now,
	};
}

/**
 * Records of which not one has the key field are not those that were meant. Where the field is there and holds
 * nothing, it is a person who has not filled it in yet: each of those is listed, and the others go on.
 */
function refuseKeyless(index: SideIndex, path: string): void {
	const { side, count, keyless } = index;
	if (count < 2 || keyless.length < count) return;
	if (keyless.some((place) => valueAt(index.recordAt(place), path) !== undefined)) return;
	throw new SyncError({
		code: 'SYNC_SETTINGS_INVALID',
		message: `None of the ${count} records of ${SIDE_NAMES.en[side]} has the key field ${path}.`,
		remedy: 'Check the name of the key field, and that the two inputs are not swapped.',
	});
}

/** A side that was read completely has its records; of the other the kept ones are taken along. */
async function readKnown(
	sql: Sql,
	stream: Stream,
	sides: Readonly<Record<Side, SideIndex>>,
): Promise<{
	readonly known: KnownState;
	readonly observations: Readonly<Record<Side, readonly Observation[]>>;
}> {
	const issues = await readIssues(sql, stream);
	const intents = await readUnsettled(sql, stream);
	const keptKeys = {
		accountView: await readKeptKeys(sql, stream, 'accountView'),
		other: await readKeptKeys(sql, stream, 'other'),
	};
	const observations: Record<Side, readonly Observation[]> = { accountView: [], other: [] };
	const handedOut = new Map<string, Observation>();
	for (const side of SIDES) {
		const { isComplete } = sides[side];
		const creates = intents.filter(
			(intent) => intent.target !== side && mayBeGhost(intent) && (isComplete || isOrphan(intent)),
		);
		const keys = new Set(creates.map(({ sourceKey }) => sourceKey));
		const found = isComplete
			? await findObservations(sql, stream, side, [...keys])
			: await readObservations(sql, stream, side);
		const byKey = new Map(found.map((one) => [one.key, one]));
		for (const { id, sourceKey } of creates) {
			const record = byKey.get(sourceKey);
			if (record !== undefined) handedOut.set(id, record);
		}
		// What was found gone does not come back by what is kept of it.
		if (!isComplete) observations[side] = found.filter(({ key }) => !keys.has(key));
	}
	return { known: new KnownState(issues, intents, keptKeys, handedOut), observations };
}

function isCompanyChanged(error: unknown): error is SyncError {
	return error instanceof SyncError && error.code === 'SYNC_COMPANY_CHANGED';
}
