/** An address that a page may lead to; null for anything else, such as `javascript:`. */
export function webAddress(text: string): string | null {
	const address = URL.canParse(text) ? new URL(text) : null;
	return address === null || !/^https?:$/.test(address.protocol) ? null : address.href;
}
