import type { StorePlace } from '../../../../lib/store/move';
import type { StoreAddress } from '../open-at';

/** A place of the tests as the package knows it. */
export function placeOf(address: StoreAddress): StorePlace {
	if (address.kind === 'sqlite') return address;
	const { server, ...rest } = address;
	return { ...rest, ...server, tls: 'off' };
}
