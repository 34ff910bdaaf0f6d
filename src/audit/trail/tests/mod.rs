mod batches;
mod erasing;
mod opening;
mod refusing;
