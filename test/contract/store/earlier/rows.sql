-- What a store held at each version of its tables, as it was written then. Never changed: a new version of the
-- tables adds a section for what is new in it.
-- version 1
INSERT INTO accountview_mark (position, record_key, hash, changed_at)
VALUES ('customers', '10001', 'XvV2tf8NhDPysKExv7vltJdBw6MbqObsIPSECv8gkz4=', '2026-11-23T10:00:00');
INSERT INTO accountview_mark (position, record_key, hash, changed_at)
VALUES ('customers', '10002', 'D6WEuBx4vqwt16Idad9r8Kkw6Ua9Tbac4yuS3ydDy6I=', '2026-11-23T10:00:00');
INSERT INTO accountview_mark (position, record_key, hash, changed_at)
VALUES ('customers', '10003', 'yIVJYM/1OdLza7XusYoW8ch/L7TrshAg0gdiGqY00p8=', '2026-11-23T10:00:00');
INSERT INTO accountview_mark (position, record_key, hash, changed_at)
VALUES ('customers', '10004', 'ISW4IsGQ1Itcbri6o3RADgm9kxxQzt7d7xSgScLm4ow=', '2026-11-23T10:00:00');
INSERT INTO accountview_pending_mark (position, token, record_key, hash, changed_at)
VALUES ('customers', 'token-3', '10002', 'LKjOQ5+jLENmrl70Jz5JwgASFIv/8ZDdvpQHtzA4dAI=', '2026-11-23T12:00:00');
INSERT INTO accountview_position (name, scope, state, revision, reading_token, pending_token, pending_state, confirmed_token, updated_at)
VALUES ('customers', 'https://av.example|DEMO|customer', '{"since":"2026-11-23T09:55:00","mode":"report","hasTimes":true,"sweep":null}', 2, NULL, 'token-3', '{"since":"2026-11-23T11:55:00","mode":"report","hasTimes":true,"sweep":null}', 'token-2', 1795435200000);
-- version 2
INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state, attempts, source_key, target_key, link, proposal, lost, created_at, closed_at)
VALUES ('sync-3', 'field-service', 'customer', 'accountView:A1', 'other', 'create', 'sync-2', 1, 'done', 1, 'A1', 'F1', NULL, '{"kind":"create","content":{"name":"Bakkerij Jansen","phone":"010-1234567"},"lookFirst":true,"earlier":null,"sourceVersion":"Hib-DzgV5ixU|1","stateHash":"Q88RlV8_vBFy7Tsa9ia2diX0uAkfYMwXI3LWvSPYBOg","label":"Bakkerij Jansen","signature":"Hib-DzgV5ixU"}', NULL, 1795424400000, 1795424400000);
INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state, attempts, source_key, target_key, link, proposal, lost, created_at, closed_at)
VALUES ('sync-4', 'field-service', 'customer', 'accountView:A2', 'other', 'create', 'sync-2', 1, 'done', 1, 'A2', 'F2', NULL, '{"kind":"create","content":{"name":"Café de Zon · Ærøskøbing","phone":"020-7654321"},"lookFirst":true,"earlier":null,"sourceVersion":"Hib-DzgV5ixU|2","stateHash":"KEVBdjoGUMsqegIQuKxm70gROnYqtkBsBrK7Kv6YIb0","label":"Café de Zon · Ærøskøbing","signature":"Hib-DzgV5ixU"}', NULL, 1795424400000, 1795424400000);
INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state, attempts, source_key, target_key, link, proposal, lost, created_at, closed_at)
VALUES ('sync-5', 'field-service', 'customer', 'accountView:A3', 'other', 'create', 'sync-2', 1, 'done', 1, 'A3', 'F3', NULL, '{"kind":"create","content":{"name":"Slagerij ''t Vosje","phone":""},"lookFirst":true,"earlier":null,"sourceVersion":"Hib-DzgV5ixU|3","stateHash":"NPMsh1JyUOH2ozUr5HvQxswXla3uaPtGylWeXdpMU5s","label":"Slagerij ''t Vosje","signature":"Hib-DzgV5ixU"}', NULL, 1795424400000, 1795424400000);
INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state, attempts, source_key, target_key, link, proposal, lost, created_at, closed_at)
VALUES ('sync-11', 'field-service', 'customer', 'sync-6', 'other', 'update', 'sync-10', 2, 'done', 1, 'A1', 'F1', 'sync-6', '{"kind":"update","fields":{"phone":"010-7654321"},"sourceHash":"tDfJ0G6GDUGEpQjafyUtCb_bl36X6kJyd_pTkHxIqvQ","sourceVersion":"Hib-DzgV5ixU|4","settles":true,"stateHash":"tDfJ0G6GDUGEpQjafyUtCb_bl36X6kJyd_pTkHxIqvQ|Q88RlV8_vBFy7Tsa9ia2diX0uAkfYMwXI3LWvSPYBOg","label":"Bakkerij Jansen","signature":"Hib-DzgV5ixU"}', NULL, 1795425000000, 1795425000000);
INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state, attempts, source_key, target_key, link, proposal, lost, created_at, closed_at)
VALUES ('sync-14', 'field-service', 'customer', 'sync-7', 'other', 'update', 'sync-13', 3, 'failed', 1, 'A2', 'F2', 'sync-7', '{"kind":"update","fields":{"name":"Café de Maan"},"sourceHash":"qjigPCmIxGtuytvsyWP1vuqvNI212nNNSPxFF5NnPBw","sourceVersion":"Hib-DzgV5ixU|5","settles":true,"stateHash":"qjigPCmIxGtuytvsyWP1vuqvNI212nNNSPxFF5NnPBw|KEVBdjoGUMsqegIQuKxm70gROnYqtkBsBrK7Kv6YIb0","label":"Café de Maan","signature":"Hib-DzgV5ixU"}', NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_issue (backend, entity, subject, code, side, record_key, other_key, label, field, facts, lasting, times, state_hash, first_at, last_at, next_try_at)
VALUES ('field-service', 'customer', 'sync-7', 'WRITE_REFUSED', 'accountView', 'A2', 'F2', 'Café de Maan', NULL, '{"cause":"The name is taken","causeCode":"","remedy":""}', 1, 1, 'qjigPCmIxGtuytvsyWP1vuqvNI212nNNSPxFF5NnPBw|KEVBdjoGUMsqegIQuKxm70gROnYqtkBsBrK7Kv6YIb0', 1795425600000, 1795425600000, NULL);
INSERT INTO accountview_link (id, backend, entity, av_key, other_key, state, av_version, other_version, av_hash, other_hash, av_content, other_content, created_at, updated_at)
VALUES ('sync-6', 'field-service', 'customer', 'A1', 'F1', 'active', 'Hib-DzgV5ixU|4', 'Hib-DzgV5ixU|4', 'tDfJ0G6GDUGEpQjafyUtCb_bl36X6kJyd_pTkHxIqvQ', 'tDfJ0G6GDUGEpQjafyUtCb_bl36X6kJyd_pTkHxIqvQ', '{"name":"Bakkerij Jansen","phone":"010-7654321"}', NULL, 1795424400000, 1795425600000);
INSERT INTO accountview_link (id, backend, entity, av_key, other_key, state, av_version, other_version, av_hash, other_hash, av_content, other_content, created_at, updated_at)
VALUES ('sync-7', 'field-service', 'customer', 'A2', 'F2', 'active', NULL, NULL, '', '', '{"name":"Café de Zon · Ærøskøbing","phone":"020-7654321"}', NULL, 1795424400000, 1795425600000);
INSERT INTO accountview_link (id, backend, entity, av_key, other_key, state, av_version, other_version, av_hash, other_hash, av_content, other_content, created_at, updated_at)
VALUES ('sync-8', 'field-service', 'customer', 'A3', 'F3', 'active', 'Hib-DzgV5ixU|3', 'Hib-DzgV5ixU|3', 'NPMsh1JyUOH2ozUr5HvQxswXla3uaPtGylWeXdpMU5s', 'NPMsh1JyUOH2ozUr5HvQxswXla3uaPtGylWeXdpMU5s', '{"name":"Slagerij ''t Vosje","phone":""}', NULL, 1795424400000, 1795425000000);
INSERT INTO accountview_observation (backend, entity, side, record_key, payload, seen_at)
VALUES ('field-service', 'customer', 'accountView', 'A2', '{"name":"Café de Maan","phone":"020-7654321","key":"A2","version":5}', 1795425600000);
INSERT INTO accountview_observation (backend, entity, side, record_key, payload, seen_at)
VALUES ('field-service', 'customer', 'other', 'F2', '{"name":"Café de Zon · Ærøskøbing","phone":"020-7654321","postcode":"","number":"A2","key":"F2","version":2}', 1795425600000);
INSERT INTO accountview_run (id, backend, entity, fence, state, execution, workflow, started_at, read_from, is_first, heartbeat_at, ended_at, counts, positions)
VALUES ('sync-2', 'field-service', 'customer', 1, 'finished', 'sync-1', 'test', 1795424400000, NULL, 1, 1795424400000, 1795424400000, '{"accountViewRead":3,"otherRead":0,"inStep":0,"linked":0,"createInAccountView":0,"updateInAccountView":0,"createInOther":3,"updateInOther":0,"needsAttention":0,"rest":0,"succeeded":3,"failed":0,"untold":0,"braked":0,"comparisons":1}', '[{"token":"token-1","state":"confirmed","name":"customers"}]');
INSERT INTO accountview_run (id, backend, entity, fence, state, execution, workflow, started_at, read_from, is_first, heartbeat_at, ended_at, counts, positions)
VALUES ('sync-10', 'field-service', 'customer', 2, 'finished', 'sync-9', 'test', 1795425000000, 1795424100000, 0, 1795425000000, 1795425000000, '{"accountViewRead":3,"otherRead":3,"inStep":2,"linked":0,"createInAccountView":0,"updateInAccountView":0,"createInOther":0,"updateInOther":1,"needsAttention":0,"rest":0,"succeeded":1,"failed":0,"untold":0,"braked":0,"comparisons":1}', '[]');
INSERT INTO accountview_run (id, backend, entity, fence, state, execution, workflow, started_at, read_from, is_first, heartbeat_at, ended_at, counts, positions)
VALUES ('sync-13', 'field-service', 'customer', 3, 'finished', 'sync-12', 'test', 1795425600000, 1795424700000, 0, 1795425600000, 1795425600000, '{"accountViewRead":3,"otherRead":3,"inStep":2,"linked":0,"createInAccountView":0,"updateInAccountView":0,"createInOther":0,"updateInOther":1,"needsAttention":0,"rest":0,"succeeded":0,"failed":1,"untold":0,"braked":0,"comparisons":1}', '[]');
INSERT INTO accountview_sync (backend, entity, fence, holder, expires_at, read_from, matched_at)
VALUES ('field-service', 'customer', 3, NULL, NULL, 1795425600000, 1795424400000);
-- version 3
-- version 4
UPDATE accountview_sync SET company = 'DEMO';
-- version 5
INSERT INTO accountview_allowance (lane, asked)
VALUES ('lane of DEMO', 41);
INSERT INTO accountview_request (lane, id, arrives_by)
VALUES ('lane of DEMO', 'request-1', 1795425600000);
-- version 6
INSERT INTO accountview_mail (message_key, profile, state, content_hash, message_id, sent_on, sender, recipients, subject, attempts, fence, holder, expires_at, data_at, due_at, code, reason, remedy, reply, refused, evidence, note, created_at, updated_at)
VALUES ('20260012', 'FACT', 'sent', 'content of 20260012', '<20260012@demo.example>', 1795425600000, 'facturen@demo.example', '["klant@demo.example"]', 'Factuur 20260012 · € 1.250,00', 1, 1, 'holder-1', 1795425660000, 1795425600000, NULL, NULL, NULL, NULL, '250 2.0.0 Ok: queued as 1', '[]', 'MESSAGE-1', NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_mail (message_key, profile, state, content_hash, message_id, sent_on, sender, recipients, subject, attempts, fence, holder, expires_at, data_at, due_at, code, reason, remedy, reply, refused, evidence, note, created_at, updated_at)
VALUES ('20260013', 'FACT', 'sending', 'content of 20260013', '<20260013@demo.example>', 1795425600000, 'facturen@demo.example', '["klant@demo.example"]', 'Factuur 20260013 · € 1.250,00', 1, 1, 'holder-2', 1795425660000, 1795425600000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_mail (message_key, profile, state, content_hash, message_id, sent_on, sender, recipients, subject, attempts, fence, holder, expires_at, data_at, due_at, code, reason, remedy, reply, refused, evidence, note, created_at, updated_at)
VALUES ('20260014', 'FACT', 'pending', 'content of 20260014', '<20260014@demo.example>', 1795425600000, 'facturen@demo.example', '["klant@demo.example"]', 'Factuur 20260014 · € 1.250,00', 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_mail_count (lane, id, counts_at, recipients)
VALUES ('FACT', '20260012 1', 1795425600000, 1);
INSERT INTO accountview_mail_count (lane, id, counts_at, recipients)
VALUES ('FACT', '20260013 1', 1795425660000, 1);
INSERT INTO accountview_mail_lane (lane, asked, paused_until)
VALUES ('FACT', 2, NULL);
-- version 7
INSERT INTO accountview_document (document_key, administration, kind, number, revision, channel, state, reason, created_at, updated_at)
VALUES ('DEMO/invoice/20260012', 'DEMO', 'invoice', '20260012', '', 'email', 'done', '', 1795425600000, 1795425600000);
INSERT INTO accountview_document_file (document_key, role, folder, name, content, hash, replaces, state, updated_at)
VALUES ('DEMO/invoice/20260012', 'pdf', '/archief/2026', '20260012 Bakkerij Jansen.pdf', 'content of 20260012', 'hash', '', 'stored', 1795425600000);
-- version 8
INSERT INTO accountview_print_job (document_key, administration, kind, number, revision, printer, state, content, job_name, job_id, attempts, fence, expires_at, code, reason, note, created_at, updated_at)
VALUES ('DEMO/invoice/20260012', 'DEMO', 'invoice', '20260012', '', 'ipp://printer.demo.example/ipp/print', 'printed', 'content of 20260012', 'DEMO 20260012', 41, 1, 1, NULL, NULL, NULL, NULL, 1795425600000, 1795425600000);
-- version 9
INSERT INTO accountview_filing (filing_key, administration, kind, period, revision, replaces, taxpayer, state, instance, content_hash, approved_hash, approved_by, approved_at, reference, channel_reference, known_references, statuses, attempts, fence, expires_at, sent_at, code, reason, created_at, updated_at)
VALUES ('["DEMO","vatReturn","2026-Q1",1]', 'DEMO', 'vatReturn', '2026-Q1', 1, NULL, '123456782B01', 'accepted', '<xbrl>2026-Q1 € </xbrl>', '196b1d19ca7ea3c521483beef15a3af635c9f7a379f96bdd6a139b7e73885d47', '196b1d19ca7ea3c521483beef15a3af635c9f7a379f96bdd6a139b7e73885d47', 'An', 1795425600000, 'filing-1', 'theirs-filing-1', '[]', '[{"at":"2026-04-01T10:00:00Z","fault":"","code":"100","nl":"Aanleveren gelukt","en":"Delivered","outcome":"pending","isFinal":false},{"at":"2026-04-01T10:00:00Z","fault":"","code":"500","nl":"Geaccepteerd","en":"Accepted","outcome":"accepted","isFinal":true}]', 1, 2, NULL, 1795425600000, NULL, NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_filing (filing_key, administration, kind, period, revision, replaces, taxpayer, state, instance, content_hash, approved_hash, approved_by, approved_at, reference, channel_reference, known_references, statuses, attempts, fence, expires_at, sent_at, code, reason, created_at, updated_at)
VALUES ('["DEMO","vatReturn","2026-Q2",1]', 'DEMO', 'vatReturn', '2026-Q2', 1, NULL, '123456782B01', 'sending', '<xbrl>2026-Q2 € </xbrl>', 'cbb5d36cf6cd01fa69e83a87c10fbd7988941479b17080838219642312db7217', 'cbb5d36cf6cd01fa69e83a87c10fbd7988941479b17080838219642312db7217', 'An', 1795425600000, 'filing-2', NULL, '[]', '[]', 1, 1, 1795426200000, 1795425600000, NULL, NULL, 1795425600000, 1795425600000);
INSERT INTO accountview_filing (filing_key, administration, kind, period, revision, replaces, taxpayer, state, instance, content_hash, approved_hash, approved_by, approved_at, reference, channel_reference, known_references, statuses, attempts, fence, expires_at, sent_at, code, reason, created_at, updated_at)
VALUES ('["DEMO","vatReturn","2026-Q3",1]', 'DEMO', 'vatReturn', '2026-Q3', 1, NULL, '123456782B01', 'approved', '<xbrl>2026-Q3 € </xbrl>', '6664f9d708a473133a2df32e9106e9ea2667083dac92a728eea8e99437a5a431', '6664f9d708a473133a2df32e9106e9ea2667083dac92a728eea8e99437a5a431', 'An', 1795425600000, 'filing-3', NULL, '[]', '[]', 0, 0, NULL, NULL, NULL, NULL, 1795425600000, 1795425600000);
-- version 10
UPDATE accountview_document SET content = 'content of 20260012', attention = 1;
-- version 11
INSERT INTO accountview_registration (registration_key, tenant, service, kind, subject_key, name, action, step_id, state, attempts, fence, expires_at, code, reason, created_at, updated_at)
VALUES ('["tenant","visma","company","DEMO"]', 'tenant', 'visma', 'company', 'DEMO', 'Demo Installatie BV', 'create', 'step-1', 'done', 1, 1, NULL, NULL, NULL, 1795425600000, 1795425600000);
-- version 12
UPDATE accountview_filing SET channel = 'channel of the test', prepared_by = 'bob@demo.example' WHERE attempts > 0;
