package corpus.netty;

import corpus.Corpus;
import io.grpc.*;
import io.grpc.health.v1.*;
import io.grpc.netty.*;
import io.grpc.services.HealthStatusManager;
import java.net.*;
import java.util.concurrent.TimeUnit;

/**
 * gRPC channel and server left open: listening port and connections with daemon threads only; the
 * JVM exits.
 */
public final class GrpcChannelCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, GrpcChannelCase::leaky, GrpcChannelCase::clean);
  }

  public static void leaky() throws Exception {
    call();
  }

  public static void clean() throws Exception {
    Object[] pair = call();
    ((ManagedChannel) pair[0]).shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    ((Server) pair[1]).shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
  }

  static Object[] call() throws Exception {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new HealthStatusManager().getHealthService())
            .build()
            .start();
    ManagedChannel channel = openChannel(server.getPort());
    HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    return new Object[] {channel, server};
  }

  static ManagedChannel openChannel(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }
}
