import { z } from 'zod4';
import { MailError } from '../errors';

/** A setting of one line. */
export const line = z.string().trim().default('');

/**
 * Reads some of the settings of a credential.
 *
 * @throws MailError MAIL_PROFILE_INVALID, with the names of those that cannot be read
 */
export function parsed<Output>(schema: z.ZodType<Output>, settings: unknown): Output {
	const read = schema.safeParse(settings);
	if (read.success) return read.data;
	const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
	throw invalid(`these settings cannot be read: ${fields}`);
}

/** Why a profile cannot be used, as the end of a sentence. */
export function invalid(because: string): MailError {
	return new MailError({
		code: 'MAIL_PROFILE_INVALID',
		message: `This e-mail profile cannot be used: ${because}.`,
		remedy: 'Open the credential of the profile, correct it and save it.',
		failureClass: 'profile',
	});
}
