import type { Channel } from '../filings/channel';
import type { Digipoort } from './client';
import { meaningOfStatus } from './status-codes';

/**
 * Digipoort as a way to the tax authority. It takes an own reference (aanleverkenmerk) and tells it back nowhere:
 * neither its list of processes nor a status names it, so it cannot be asked by it.
 */
export function digipoortChannel(digipoort: Digipoort): Channel {
	return {
		name: 'digipoort',
		deliver: (filing) => digipoort.deliver(filing),
		references: (kind, taxpayer) => digipoort.references(kind, taxpayer),
		statuses: async (reference) => {
			const lines = await digipoort.statuses(reference);
			return lines.map(({ code, at, faultCode, faultText }) => ({
				...meaningOfStatus(code),
				code,
				at,
				fault: [faultCode, faultText].filter((words) => words !== '').join(': '),
			}));
		},
	};
}
