import { CodedError } from '../../../lib/errors/coded-error';
import { mailFailures } from '../../../nodes/shared/mail/failure-policy';

const inDutch = (code: string) =>
	mailFailures.inDutch?.(new CodedError({ code, message: 'It broke.', remedy: 'Mend it.' }));

describe('What goes wrong in sending mail, in Dutch', () => {
	it.each(['MAIL_LOGIN_REFUSED', 'STORE_UNREACHABLE', 'NODE_PARAMETER_INVALID', 'NODE_UNEXPECTED'])(
		'has a sentence and a remedy: %s',
		(code) => {
			expect(inDutch(code)).toEqual({
				messageNl: expect.stringMatching(/\.$/) as string,
				remedyNl: expect.stringMatching(/\.$/) as string,
			});
		},
	);

	it('speaks to those who sign in by OAuth2 as well', () => {
		expect(inDutch('MAIL_LOGIN_REFUSED')?.remedyNl).toContain('OAuth2');
	});

	it('has none for a code of nobody', () => {
		expect(inDutch('constructor')).toBeUndefined();
	});
});
