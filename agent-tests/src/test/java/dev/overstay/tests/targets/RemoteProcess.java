package dev.overstay.tests.targets;

import java.io.InputStream;
import java.io.OutputStream;

/** A Process of another machine, as of a library for remote shells: it has no pid to tell. */
class RemoteProcess extends Process {
  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int exitValue() {
    throw new IllegalThreadStateException();
  }

  @Override
  public void destroy() {}
}
