internal import GRDB

/// The forms that the file has had, each made from the one before. `docs/ledger.md` describes the latest.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: activity") { try $0.execute(sql: activity) }
        migrator.registerMigration("2: snapshots") { try $0.execute(sql: snapshots) }
        migrator.registerMigration("3: acceptances") { try $0.execute(sql: acceptances) }
        migrator.registerMigration("4: failed sign-ins") { try $0.execute(sql: failedSignIns) }
        return migrator
    }

    /// Events lie by account and time, as they come in from a trail's folders and as they are asked for.
    ///
    /// Ids are random, so an index of them would be written all over by every batch. Only a hash of each is kept, in two
    /// tables: what is fresh goes to a small one, which is poured into the large one in order now and then.
    private static let activity = """
        CREATE TABLE text (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);

        CREATE TABLE file (
            path TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE event (
            account INTEGER NOT NULL,
            time INTEGER NOT NULL,
            id BLOB NOT NULL,
            recipient INTEGER NOT NULL,
            activity INTEGER NOT NULL,
            flags INTEGER NOT NULL,
            recorded INTEGER,
            source INTEGER NOT NULL REFERENCES text,
            name INTEGER NOT NULL REFERENCES text,
            region INTEGER REFERENCES text,
            ip INTEGER REFERENCES text,
            agent INTEGER REFERENCES text,
            error INTEGER REFERENCES text,
            task INTEGER REFERENCES text,
            file INTEGER NOT NULL REFERENCES text,
            target INTEGER,
            key TEXT,
            issued TEXT,
            PRIMARY KEY (account, time, id, recipient)
        ) WITHOUT ROWID;

        CREATE INDEX failed_sign_in ON event (ip, account, time) WHERE activity = 2;

        CREATE TABLE identity (hash INTEGER PRIMARY KEY);
        CREATE TABLE fresh_identity (hash INTEGER PRIMARY KEY);

        CREATE TABLE session (
            key TEXT NOT NULL,
            id BLOB NOT NULL,
            recipient INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            account INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (key, id, recipient)
        ) WITHOUT ROWID;

        CREATE TABLE day (
            account INTEGER NOT NULL,
            day INTEGER NOT NULL,
            events INTEGER NOT NULL,
            uses INTEGER NOT NULL,
            tasks INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            PRIMARY KEY (account, day)
        ) WITHOUT ROWID;

        CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """

    private static let snapshots = """
        CREATE TABLE snapshot (
            id INTEGER PRIMARY KEY,
            as_of INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            window INTEGER NOT NULL,
            freshness INTEGER NOT NULL,
            strict_hardware INTEGER NOT NULL,
            UNIQUE (as_of, fingerprint)
        );

        CREATE TABLE account (
            snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
            account INTEGER NOT NULL,
            evidence_time INTEGER,
            organization INTEGER REFERENCES text,
            place INTEGER REFERENCES text,
            membership INTEGER NOT NULL REFERENCES text,
            password INTEGER,
            active_key INTEGER,
            inactive_key INTEGER,
            mfa INTEGER,
            certificate INTEGER,
            devices INTEGER NOT NULL REFERENCES text,
            devices_whole INTEGER NOT NULL,
            PRIMARY KEY (snapshot, account)
        ) WITHOUT ROWID;

        CREATE TABLE verdict (
            snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
            control INTEGER NOT NULL REFERENCES text,
            account INTEGER NOT NULL,
            status INTEGER NOT NULL REFERENCES text,
            reason INTEGER NOT NULL REFERENCES text,
            account_level INTEGER NOT NULL REFERENCES text,
            account_level_reason INTEGER NOT NULL REFERENCES text,
            PRIMARY KEY (snapshot, control, account)
        ) WITHOUT ROWID;

        CREATE TABLE exception (
            snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
            account INTEGER NOT NULL,
            reason TEXT NOT NULL,
            expires INTEGER NOT NULL,
            PRIMARY KEY (snapshot, account)
        ) WITHOUT ROWID;

        CREATE TABLE use_observation (
            account INTEGER NOT NULL,
            credential INTEGER NOT NULL REFERENCES text,
            time INTEGER NOT NULL,
            PRIMARY KEY (account, credential, time)
        ) WITHOUT ROWID;
        """

    private static let acceptances = """
        CREATE TABLE acceptance (
            snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
            account INTEGER NOT NULL,
            control TEXT NOT NULL,
            reason TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            expires INTEGER NOT NULL,
            PRIMARY KEY (snapshot, account, control)
        ) WITHOUT ROWID;
        """

    /// With the class among its columns the index answers by itself: SQLite otherwise looks up the row of each entry to see that
    /// it is of that class.
    private static let failedSignIns = """
        DROP INDEX failed_sign_in;
        CREATE INDEX failed_sign_in ON event (ip, account, time, activity) WHERE activity = 2;
        """
}
