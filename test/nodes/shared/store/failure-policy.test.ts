import { AccountViewError } from '../../../../lib/accountview';
import { StoreError, type StoreErrorCode } from '../../../../lib/store';
import {
	accountViewAndStoreFailures as policy,
	storeFailures,
} from '../../../../nodes/shared/store/failure-policy';

const storeError = (code: StoreErrorCode): StoreError =>
	new StoreError({ code, message: 'It went wrong.', remedy: 'Mend it.' });

describe('what failures of the store mean to a run', () => {
	it.each([
		['STORE_PASSWORD_REJECTED', 'credential-invalid'],
		['STORE_NEWER', 'configuration-invalid'],
		['STORE_DISK_FULL', 'configuration-invalid'],
		['STORE_UNREACHABLE', 'temporarily-unavailable'],
		['STORE_BUSY', 'temporarily-unavailable'],
	] as const)('%s has the cause %s', (code, cause) => {
		expect(policy.causeOf(storeError(code))).toEqual({ cause });
	});

	it('ends the run where no other item can do better', () => {
		const ending = ['STORE_READ_ONLY', 'STORE_CORRUPT', 'STORE_PASSWORD_REJECTED'];
		expect(ending.map((code) => policy.endsRun(code))).toEqual([true, true, true]);
		const perItem = ['CHANGES_TOKEN_STALE', 'STORE_UNREACHABLE', 'STORE_VALUE_INVALID'];
		expect(perItem.map((code) => policy.endsRun(code))).toEqual([false, false, false]);
	});

	it('counts a store that is down as an outage', () => {
		expect(policy.isOutage('STORE_UNREACHABLE')).toBe(true);
		expect(policy.isOutage('STORE_CORRUPT')).toBe(false);
	});

	it('leaves those of AccountView as they are', () => {
		const revoked = new AccountViewError({
			code: 'AV_GRANT_REVOKED',
			message: 'It went wrong.',
			remedy: 'Mend it.',
		});
		expect(policy.causeOf(revoked)).toEqual({ cause: 'credential-invalid' });
		expect(policy.endsRun('AV_GRANT_REVOKED')).toBe(true);
		expect(policy.isOutage('AV_TIMEOUT')).toBe(true);
		expect(policy.isDoubtful('AV_WRITE_DOUBTFUL')).toBe(true);
		expect(policy.cancelled()).toMatchObject({ code: 'AV_CANCELLED' });
	});
});

describe('what failures mean to a node that uses a store and no AccountView', () => {
	it('is the same for the store', () => {
		for (const code of ['STORE_PASSWORD_REJECTED', 'STORE_UNREACHABLE', 'STORE_BUSY'] as const) {
			expect(storeFailures.causeOf(storeError(code))).toEqual(policy.causeOf(storeError(code)));
			expect(storeFailures.isOutage(code)).toBe(policy.isOutage(code));
			expect(storeFailures.endsRun(code)).toBe(policy.endsRun(code));
		}
	});

	it('ends with a run that was taken over or is missing, in either kind of node', () => {
		for (const code of ['SYNC_RUN_TAKEN_OVER', 'SYNC_RUN_MISSING']) {
			expect([storeFailures.endsRun(code), policy.endsRun(code)]).toEqual([true, true]);
		}
		for (const code of ['SYNC_INTENT_UNKNOWN', 'SYNC_LINK_INVALID', 'SYNC_RESULT_INVALID']) {
			expect([storeFailures.endsRun(code), policy.endsRun(code)]).toEqual([false, false]);
		}
	});

	it('knows its own word for a cancelled execution', () => {
		const { code } = storeFailures.cancelled();
		expect([storeFailures.isCancelled(code), storeFailures.endsRun(code)]).toEqual([true, true]);
		expect(storeFailures.isCancelled('STORE_BUSY')).toBe(false);
	});
});
