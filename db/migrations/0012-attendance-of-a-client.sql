-- What a client attended, one after another: asked with each report, so it must not read everybody's.
create index attendance_client on attendance (programme, client);
