package lyceum.local.isolated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import lyceum.local.traces.XRayDocument;
import lyceum.platform.telemetry.Spans;

/**
 * Where one process sends the parts of its traces, as to X-Ray's daemon: datagrams on the loopback interface, unsigned as X-Ray has them.
 * What is lost on the way is lost. Each process has a port of its own, which tells whose parts they are.
 */
final class TracePort implements AutoCloseable {
    private static final int LONGEST = 64 * 1024;

    private final String service;
    private final Spans spans;
    private final DatagramChannel channel;

    private TracePort(String service, Spans spans, DatagramChannel channel) {
        this.service = service;
        this.spans = spans;
        this.channel = channel;
    }

    /** @param service whose parts they are */
    static TracePort open(String service, Spans spans) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException problem) {
            channel.close();
            throw problem;
        }
        var port = new TracePort(service, spans, channel);
        Thread.ofVirtual().name("traces-" + service).start(port::receive);
        return port;
    }

    /** Host and port. */
    String address() throws IOException {
        return "127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        try {
            while (true) {
                channel.receive(buffer.clear());
                byte[] datagram = new byte[buffer.flip().remaining()];
                buffer.get(datagram);
                XRayDocument.parts(datagram, service).forEach(spans::ended);
            }
        } catch (ClosedChannelException _) {
            // The process has ended.
        } catch (IOException _) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // There is nothing to save.
        }
    }
}
