package io.athanor.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.bench.Child;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// A JVM that gives every request the same answer after the same time, on one thread. The built-in
/// rehearsal model reads what it is asked, which costs more than a client.
final class Endpoint {
  private static final byte[] ANSWER = Question.ANSWER.getBytes(UTF_8);
  private static final int BACKLOG = 8192;

  private Endpoint() {}

  /// @param args the latency, in milliseconds
  public static void main(String[] args) throws IOException {
    long latency = Long.parseLong(args[0]);
    var bound =
        new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new Answering(latency));
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly();
    var address = (InetSocketAddress) bound.channel().localAddress();
    Child.ready("http://127.0.0.1:" + address.getPort() + "/v1");
    Child.answer(() -> "");
  }

  private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {
    private final long latency;

    Answering(long latency) {
      this.latency = latency;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (!(part instanceof LastHttpContent)) {
        return;
      }
      if (latency == 0) {
        answer(context);
      } else {
        var _ = context.executor().schedule(() -> answer(context), latency, TimeUnit.MILLISECONDS);
      }
    }

    private static void answer(ChannelHandlerContext context) {
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(ANSWER));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .set(HttpHeaderNames.CONTENT_LENGTH, ANSWER.length);
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable hungUp) {
      context.close();
    }
  }
}
