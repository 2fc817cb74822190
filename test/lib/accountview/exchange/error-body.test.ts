import { findErrorBody } from '../../../../lib/accountview/exchange/error-body';

describe('findErrorBody', () => {
	it('reads type, numbers and message', () => {
		const answer = { ErrorType: 'AccountViewError', ErrorNumbers: [1, 2], ErrorMessage: 'Fout ' };
		expect(findErrorBody(answer)).toEqual({
			type: 'AccountViewError',
			numbers: '1, 2',
			message: 'Fout',
		});
	});

	it('knows the keys in any case', () => {
		expect(findErrorBody({ errortype: 'X', ERRORMESSAGE: 'y' })).toMatchObject({ message: 'y' });
	});

	it('is an error also without any message', () => {
		const empty = { ErrorType: 'AccountViewError', ErrorNumbers: null, ErrorMessage: '' };
		expect(findErrorBody(empty)).toEqual({ type: 'AccountViewError', numbers: '', message: '' });
		expect(findErrorBody({ ErrorType: null, ErrorMessage: null })).toBeDefined();
	});

	it('sees no error in empty keys beside rows, and one in filled keys', () => {
		expect(findErrorBody({ CONTACT: [], ErrorType: '', ErrorMessage: null })).toBeUndefined();
		expect(findErrorBody({ CONTACT: [], ErrorType: 'X', ErrorMessage: '' })).toBeDefined();
	});

	it.each([[{ CONTACT: [] }], [[]], [null], ['ErrorMessage'], [{}]])(
		'sees no error in %j',
		(answer) => {
			expect(findErrorBody(answer)).toBeUndefined();
		},
	);

	it('keeps a message to a readable length', () => {
		expect(findErrorBody({ ErrorMessage: 'x'.repeat(5000) })?.message).toHaveLength(500);
	});
});
