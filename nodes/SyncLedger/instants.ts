/** ISO 8601 in UTC; null for null. */
export function instantOrNull(milliseconds: number | null): string | null {
	return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
