import type { Failure } from 'n8n-workflow';
import { inDutch } from '../../lib/visma';
import { sharedDutch } from '../shared/dutch';
import type { FailurePolicy } from '../shared/failures';
import { storeFailures } from '../shared/store/failure-policy';

/** Nothing can be registered until a person acts on the credential or the set-up. */
const OF_THE_CREDENTIAL = new Set(['VISMA_SIGN_IN', 'VISMA_NOT_ALLOWED', 'VISMA_NOT_ACTIVATED']);

const OUTAGES = new Set(['VISMA_UNREACHABLE', 'VISMA_BUSY', 'VISMA_NO_ANSWER']);

/** What the codes of lib/visma mean to a run of items. */
export const registerFailures: FailurePolicy = {
	...storeFailures,
	causeOf(failure): Failure | undefined {
		if (OF_THE_CREDENTIAL.has(failure.code)) return { cause: 'credential-invalid' };
		if (OUTAGES.has(failure.code)) return { cause: 'temporarily-unavailable' };
		return storeFailures.causeOf(failure);
	},
	endsRun: (code) => OF_THE_CREDENTIAL.has(code) || storeFailures.endsRun(code),
	isOutage: (code) => OUTAGES.has(code) || storeFailures.isOutage(code),
	// What is in doubt is looked up before it is done again, so that trying again does no harm.
	isDoubtful: () => false,
	inDutch: ({ code }) => inDutch(code) ?? sharedDutch(code),
};
