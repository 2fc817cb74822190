// n8n reads this when it is loaded; it would print every error that a test provokes.
process.env['N8N_LOG_LEVEL'] ??= 'silent';
