import type { Sandbox } from '../sandbox';
import type { DigipoortStandIn } from './digipoort';

/** What tests and scripts use of Digipoort. */
export function digipoortHandles(there: DigipoortStandIn): Sandbox['digipoort'] {
	const { filings, certificates } = there;
	return {
		baseUrl: there.baseUrl,
		get firm() {
			return certificates.firmFile;
		},
		get root() {
			return there.authority.root;
		},
		get signer() {
			return there.signer;
		},
		issue: (name, options) => there.authority.issue(name, options),
		filings: () => filings.all(),
		nextWalk: (codes) => {
			filings.nextWalk(codes);
		},
		addFault: (fault) => {
			there.addFault(fault);
		},
		clearFaults: () => {
			there.clearFaults();
		},
		faults: () => there.faults(),
		clear: () => {
			there.clear();
		},
	};
}
