package org.onward.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the driver sends while a request is answered; requests run on virtual threads. */
public final class SentQueries {
    private SentQueries() {}

    /** The fewest of three times: the first may read what later ones know, others only add. */
    public static int fewest(Runnable request) {
        Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        List<Integer> counted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AtomicInteger sent = new AtomicInteger();
            Handler counter =
                    new Handler() {
                        @Override
                        public void publish(LogRecord line) {
                            if (Thread.currentThread().isVirtual()
                                    && String.valueOf(line.getMessage())
                                            .strip()
                                            .startsWith("FE=> Execute")) {
                                sent.incrementAndGet();
                            }
                        }

                        @Override
                        public void flush() {}

                        @Override
                        public void close() {}
                    };
            counter.setLevel(Level.ALL);
            driver.addHandler(counter);
            driver.setUseParentHandlers(false);
            driver.setLevel(Level.FINEST);
            try {
                request.run();
            } finally {
                driver.setLevel(null);
                driver.removeHandler(counter);
                driver.setUseParentHandlers(true);
            }
            counted.add(sent.get());
        }
        return Collections.min(counted);
    }
}
