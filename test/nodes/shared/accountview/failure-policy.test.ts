import { AccountViewError, type AccountViewErrorCode } from '../../../../lib/accountview';
import { accountViewFailures } from '../../../../nodes/shared/accountview/failure-policy';

const failure = (code: AccountViewErrorCode, details: Record<string, number> = {}) =>
	new AccountViewError({ code, message: 'It went wrong.', remedy: 'Mend it.', details });

describe('what the codes of AccountView mean to a run', () => {
	it.each([
		['AV_GRANT_REVOKED', { cause: 'credential-invalid' }],
		['AV_COMPANY_UNKNOWN', { cause: 'configuration-invalid' }],
		['AV_OVERRIDE_MALFORMED', { cause: 'configuration-invalid' }],
		['AV_SERVER_DOWN', { cause: 'temporarily-unavailable' }],
		['AV_ALLOWANCE_UNAVAILABLE', { cause: 'temporarily-unavailable' }],
		['AV_RATE_LIMITED', { cause: 'rate-limited' }],
		['AV_FIELD_TOO_LONG', undefined],
		['AV_WRITE_DOUBTFUL', undefined],
	] as const)("tells n8n's cause of %s", (code, cause) => {
		expect(accountViewFailures.causeOf(failure(code))).toEqual(cause);
	});

	it('passes on how long AccountView asks to wait', () => {
		expect(accountViewFailures.causeOf(failure('AV_RATE_LIMITED', { waitSeconds: 90 }))).toEqual({
			cause: 'rate-limited',
			retryAfterMs: 90_000,
		});
	});

	it('ends the run for what no other item can do better, and only for that', () => {
		const ends = (code: string) => accountViewFailures.endsRun(code);
		expect(['AV_TOKEN_REJECTED', 'AV_COMPANY_MISSING', 'AV_CANCELLED'].every(ends)).toBe(true);
		expect(['AV_RECORD_NOT_FOUND', 'AV_TIMEOUT', 'AV_REJECTED', 'NODE_UNEXPECTED'].some(ends)).toBe(
			false,
		);
	});

	it('knows outages, doubtful writes and cancelling', () => {
		expect(accountViewFailures.isOutage('AV_UNREACHABLE')).toBe(true);
		expect(accountViewFailures.isOutage('AV_REJECTED')).toBe(false);
		expect(accountViewFailures.isDoubtful('AV_WRITE_DOUBTFUL')).toBe(true);
		expect(accountViewFailures.isDoubtful('AV_TIMEOUT')).toBe(false);
		const { code } = accountViewFailures.cancelled();
		expect(accountViewFailures.isCancelled(code)).toBe(true);
	});
});
