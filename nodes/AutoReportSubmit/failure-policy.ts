import type { Failure } from 'n8n-workflow';
import { inDutch } from '../../lib/tax';
import { sharedDutch } from '../shared/dutch';
import type { FailurePolicy } from '../shared/failures';
import { accountViewAndStoreFailures } from '../shared/store/failure-policy';

/** Nothing can be filed until a person acts on the credential or the machine. */
const OF_THE_CREDENTIAL = /^TAX_\w+_(CERTIFICATE|CERTIFICATE_EXPIRED|PASSPHRASE|SETTINGS|SIGN_IN)$/;

/** The tax authority, or the way to it, cannot be reached or does nothing just now. */
const OUTAGES = /^TAX_\w+_(UNREACHABLE|BUSY|NO_ANSWER)$/;

/** It may have arrived: only the list of the channel can tell. */
const IN_DOUBT =
	/^TAX_(\w+_(NO_ANSWER|BUSY|ANSWER_INVALID|SIGNATURE_INVALID)|FILING_(DOUBTFUL|UNPROVEN|OTHER_CHANNEL)|REFERENCE_TAKEN)$/;

const CLOCK_OFF = 'TAX_DIGIPOORT_CLOCK_OFF';

/** What the codes of lib/tax mean to a run of items. */
export const filingFailures: FailurePolicy = {
	...accountViewAndStoreFailures,
	causeOf(failure): Failure | undefined {
		if (OF_THE_CREDENTIAL.test(failure.code)) return { cause: 'credential-invalid' };
		if (failure.code === CLOCK_OFF) return { cause: 'configuration-invalid' };
		if (OUTAGES.test(failure.code)) return { cause: 'temporarily-unavailable' };
		return accountViewAndStoreFailures.causeOf(failure);
	},
	endsRun: (code) =>
		OF_THE_CREDENTIAL.test(code) || code === CLOCK_OFF || accountViewAndStoreFailures.endsRun(code),
	isOutage: (code) => OUTAGES.test(code) || accountViewAndStoreFailures.isOutage(code),
	isDoubtful: (code) => IN_DOUBT.test(code) || accountViewAndStoreFailures.isDoubtful(code),
	inDutch: ({ code }) => inDutch(code) ?? sharedDutch(code),
};
