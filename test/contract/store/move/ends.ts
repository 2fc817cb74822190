import { DatabaseSync } from 'node:sqlite';
import type { MovePorts } from '../../../../lib/store/move';
import { systemClock } from '../../../../nodes/shared/accountview/ports';
import { digest } from '../../../../nodes/shared/digest';
import { asAdministrator, postgresPlace, sqlitePlace, type StorePlace } from '../stores';
import { placeOf } from './place-of';

/** From where to where a store is moved. */
export interface Ends {
	readonly from: StorePlace;
	readonly to: StorePlace;
}

export type Direction = 'to Postgres' | 'to a file';

export const DIRECTIONS: readonly Direction[] = ['to Postgres', 'to a file'];

export function makeEnds(direction: Direction): Ends {
	const [file, database] = [sqlitePlace(), postgresPlace()];
	return direction === 'to Postgres' ? { from: file, to: database } : { from: database, to: file };
}

export async function removeEnds({ from, to }: Ends): Promise<void> {
	await from.remove();
	await to.remove();
}

export function moveOf({ from, to }: Ends, isForced = false) {
	return { from: placeOf(from.address), to: placeOf(to.address), isForced };
}

export function portsFor(told: MovePorts['told'] = () => undefined): MovePorts {
	return { clock: systemClock, digest, told };
}

/** Changes a store beside the package, also one that it refuses to open. */
export async function behindItsBack({ address }: StorePlace, statement: string): Promise<void> {
	if (address.kind === 'postgres') {
		await asAdministrator(`SET search_path TO "${address.schema}"; ${statement}`);
		return;
	}
	const database = new DatabaseSync(address.file);
	database.exec(statement);
	database.close();
}

/** As if the process had ended before the source was marked. */
export async function unmark(place: StorePlace): Promise<void> {
	await behindItsBack(place, 'DELETE FROM accountview_migration WHERE version = 2000000000');
}
