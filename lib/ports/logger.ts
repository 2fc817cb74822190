/**
 * Where `lib` tells operators what it does. Messages and fields hold no personal data and
 * no secrets: codes, counts, durations and column names only.
 */
export interface Logger {
	debug(message: string, fields?: LogFields): void;
	info(message: string, fields?: LogFields): void;
	warn(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean>>;
