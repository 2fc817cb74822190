/** Texts, quoted names and comments, in which a question mark is no placeholder; or one that is. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** `?` as `$1`, `$2`, ..., as Postgres wants it. */
export function numberedPlaceholders(statement: string): string {
	let count = 0;
	return statement.replace(TOKEN, (token) => {
		if (token !== '?') return token;
		count += 1;
		return `$${count}`;
	});
}
