"""The writing partner at work: what the stages and the providers know, put together."""
