import { parseAddress, sameMailbox, shownAddress } from '../../mail/addresses/address';

/** The e-mail addresses of a customer, those that can be written to and the others. */
export interface Recipients {
	readonly valid: readonly string[];
	readonly invalid: readonly string[];
}

/** Reads a list with commas, semicolons or line breaks between the addresses, each once. */
export function recipientsIn(emails: string): Recipients {
	const valid = new Map<string, string>();
	const invalid: string[] = [];
	for (const part of emails.match(/(?:"[^"]*"|[^,;\r\n])+/g) ?? []) {
		const text = part.trim();
		if (text === '') continue;
		const address = addressIn(text);
		if (address === undefined) invalid.push(text);
		else valid.set(sameMailbox(address.address), shownAddress(address));
	}
	return { valid: [...valid.values()], invalid };
}

function addressIn(text: string): ReturnType<typeof parseAddress> | undefined {
	try {
		return parseAddress(text, 'E-mail');
	} catch {
		return undefined;
	}
}
