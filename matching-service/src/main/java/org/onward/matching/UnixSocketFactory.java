package org.onward.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Connections of the PostgreSQL driver through a Unix socket. The JDK's channel lets other virtual
 * threads run while one waits for an answer; a native library would hold its processor.
 */
public final class UnixSocketFactory extends SocketFactory {
    private static final ScheduledExecutorService TIMEOUTS =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-timeouts").factory());

    private final UnixDomainSocketAddress address;

    /**
     * @param path of the socket; the driver hands over its {@code socketFactoryArg}
     */
    public UnixSocketFactory(String path) {
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(address);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket();
    }

    /** What the driver uses of a socket; connected from the beginning. */
    private static final class UnixSocket extends Socket {
        private static final int BUFFER_BYTES = 64 << 10;

        private final SocketChannel channel;
        private final InputStream in;
        private final OutputStream out;
        private volatile int timeoutMillis;

        UnixSocket(UnixDomainSocketAddress address) throws IOException {
            channel = SocketChannel.open(address);
            InputStream bytes = Channels.newInputStream(channel);
            in =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            byte[] one = new byte[1];
                            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                        }

                        @Override
                        public int read(byte[] into, int from, int length) throws IOException {
                            return timeoutMillis == 0
                                    ? bytes.read(into, from, length)
                                    : readInTime(bytes, into, from, length);
                        }
                    };
            out = Channels.newOutputStream(channel);
        }

        /** A session that did not answer in time is of no more use: it is closed. */
        private int readInTime(InputStream bytes, byte[] into, int from, int length)
                throws IOException {
            ScheduledFuture<?> end =
                    TIMEOUTS.schedule(
                            () -> {
                                channel.close();
                                return true;
                            },
                            timeoutMillis,
                            TimeUnit.MILLISECONDS);
            try {
                return bytes.read(into, from, length);
            } catch (ClosedChannelException e) {
                SocketTimeoutException late =
                        new SocketTimeoutException("the database did not answer in time");
                late.initCause(e);
                throw late;
            } finally {
                end.cancel(false);
            }
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) {
            // it is
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isClosed() {
            return !channel.isOpen();
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setSoTimeout(int millis) {
            timeoutMillis = millis;
        }

        @Override
        public int getSoTimeout() {
            return timeoutMillis;
        }

        @Override
        public int getSendBufferSize() {
            return BUFFER_BYTES;
        }

        @Override
        public int getReceiveBufferSize() {
            return BUFFER_BYTES;
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            // there is no TCP
        }

        @Override
        public void setKeepAlive(boolean on) {
            // there is no TCP
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
