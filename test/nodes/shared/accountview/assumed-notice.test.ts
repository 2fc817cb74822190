import { assumedNotice } from '../../../../nodes/shared/accountview/assumed-notice';

describe('assumedNotice', () => {
	it('names what no public source proves, each once, and nothing else', () => {
		const { displayName } = assumedNotice('order', ['order', 'orderLine']);
		expect(displayName).toContain('ORD_NR, PROJ_CODE, ORD_TYPE, ORD_STAT.');
		expect(displayName).not.toMatch(/SO_HDR|COMMENT1/);
	});

	it('names object and table where these are assumed too', () => {
		expect(assumedNotice('hourType', ['hourType']).displayName).toContain('US1, HRS_TYPE');
	});
});
