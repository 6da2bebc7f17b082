package lyceum.tables.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Keeps everything in one directory, in RocksDB: a log that is synced, and sorted files. */
public final class DiskStorage implements Storage {
    private static final long BLOCK_CACHE_BYTES = 64L << 20;
    // Also bounds the log that a start after a crash reads again.
    private static final long WRITE_BUFFER_BYTES = 32L << 20;

    private final Path directory;
    private final Options options;
    private final WriteOptions unsynced = new WriteOptions();
    private final RocksDB db;
    private final DurableMark mark;
    private final GroupSync group;
    // Native memory must not be touched after close: every use holds the read lock.
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private DiskStorage(Path directory, Options options, RocksDB db, DurableMark mark) {
        this.directory = directory;
        this.options = options;
        this.db = db;
        this.mark = mark;
        this.group = new GroupSync(this::syncLog);
    }

    /**
     * Opens a directory, making it if need be.
     *
     * @throws StorageException if another process or store has it open, or its files are damaged
     */
    public static DiskStorage open(Path directory) {
        RocksDB.loadLibrary();
        var options = options();
        try {
            Files.createDirectories(directory);
            var storage = new DiskStorage(
                    directory, options, RocksDB.open(options, directory.toString()), DurableMark.open(directory));
            storage.checkNothingIsMissing();
            return storage;
        } catch (RocksDBException e) {
            options.close();
            throw Damage.explain(directory, e);
        } catch (IOException e) {
            options.close();
            throw new StorageException("The data directory " + directory + " can't be made: " + e.getMessage(), e);
        }
    }

    private void checkNothingIsMissing() {
        var durable = mark.read();
        if (durable.isEmpty() || durable.getAsLong() > db.getLatestSequenceNumber()) {
            close();
            throw Damage.of(
                    directory,
                    durable.isEmpty()
                            ? "the file " + DurableMark.FILE + " does not match its checksum"
                            : "the end of the log is missing, with writes that were acknowledged");
        }
    }

    // The log is read strictly: a torn last record ends it (the mark tells whether it was acknowledged),
    // damage before that is an error rather than a silent loss.
    private static Options options() {
        return new Options()
                .setCreateIfMissing(true)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setRecycleLogFileNum(0)
                // A log that is found to be damaged only after it was read must still be there as it was.
                .setAvoidFlushDuringRecovery(true)
                .setKeepLogFileNum(2)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                // Beyond the cache each read unpacks a block, for which LZ4 takes half of the time of Snappy.
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(new LRUCache(BLOCK_CACHE_BYTES))
                        .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash)
                        .setFilterPolicy(new BloomFilter(10, false)));
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        enter();
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            leave();
        }
    }

    @Override
    public Cursor scan(byte[] from, byte[] to, boolean forward) {
        enter();
        return new RangeCursor(from, to, forward);
    }

    @Override
    public void write(List<Change> changes) {
        enter();
        try (var batch = new WriteBatch()) {
            for (var change : changes) {
                var value = change.value();
                if (value == null) {
                    batch.delete(change.key());
                } else {
                    batch.put(change.key(), value);
                }
            }
            db.write(unsynced, batch);
            group.wrote();
        } catch (RocksDBException e) {
            throw failed("written", e);
        } finally {
            leave();
        }
    }

    @Override
    public void removeRange(byte[] from, byte[] to) {
        enter();
        try {
            db.deleteRange(unsynced, from, to);
            group.wrote();
        } catch (RocksDBException e) {
            throw failed("written", e);
        } finally {
            leave();
        }
    }

    @Override
    public void sync() {
        group.await();
    }

    private void syncLog() {
        enter();
        try {
            var written = db.getLatestSequenceNumber();
            db.syncWal();
            mark.advance(written);
        } catch (RocksDBException e) {
            throw failed("synced", e);
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                db.close();
                mark.close();
                unsynced.close();
                options.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    private void enter() {
        life.readLock().lock();
        if (closed) {
            life.readLock().unlock();
            throw new StorageException("The store in " + directory + " is closed.");
        }
    }

    private void leave() {
        life.readLock().unlock();
    }

    private StorageException failed(String what, RocksDBException cause) {
        return Damage.isShownBy(cause)
                ? Damage.explain(directory, cause)
                : new StorageException(
                        "The data in " + directory + " can't be " + what + ": " + cause.getMessage(), cause);
    }

    private final class RangeCursor implements Cursor {
        private final Slice lower;
        private final Slice upper;
        private final ReadOptions readOptions;
        private final RocksIterator iterator;
        private final boolean forward;
        private boolean started;

        RangeCursor(byte[] from, byte[] to, boolean forward) {
            this.forward = forward;
            lower = new Slice(from);
            upper = new Slice(to);
            readOptions = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
            iterator = db.newIterator(readOptions);
        }

        @Override
        public boolean next() {
            if (!started) {
                started = true;
                if (forward) {
                    iterator.seekToFirst();
                } else {
                    iterator.seekToLast();
                }
            } else if (forward) {
                iterator.next();
            } else {
                iterator.prev();
            }
            if (iterator.isValid()) {
                return true;
            }
            try {
                iterator.status();
                return false;
            } catch (RocksDBException e) {
                throw failed("read", e);
            }
        }

        @Override
        public byte[] key() {
            return iterator.key();
        }

        @Override
        public byte[] value() {
            return iterator.value();
        }

        @Override
        public void close() {
            iterator.close();
            readOptions.close();
            lower.close();
            upper.close();
            leave();
        }
    }
}
