import { inDutch } from '../../../lib/mail';

describe('What went wrong, in Dutch', () => {
	it('has a sentence and a remedy for a code of mail', () => {
		expect(inDutch('MAIL_DOUBTFUL')).toMatchObject({
			messageNl: expect.stringMatching(/^Het is niet zeker.*\.$/) as string,
			remedyNl: expect.stringMatching(/verzonden berichten/) as string,
		});
	});

	it('has none for a code of another room', () => {
		expect(inDutch('AV_TIMEOUT')).toBeUndefined();
		expect(inDutch('constructor')).toBeUndefined();
	});
});
