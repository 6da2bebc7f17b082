package lyceum.local.gateway;

/** What the gateway answers by itself: the types of gateway responses, with AWS's own status and error type. */
enum Failure {
    ACCESS_DENIED(403, "AccessDeniedException"),
    API_CONFIGURATION_ERROR(500, "InternalServerErrorException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException"),
    AUTHORIZER_FAILURE(500, "AuthorizerFailureException"),
    BAD_REQUEST_BODY(400, "BadRequestException"),
    BAD_REQUEST_PARAMETERS(400, "BadRequestException"),
    DEFAULT_4XX(400, "BadRequestException"),
    DEFAULT_5XX(500, "InternalServerErrorException"),
    EXPIRED_TOKEN(403, "ExpiredTokenException"),
    INTEGRATION_FAILURE(504, "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "InternalServerErrorException"),
    INVALID_API_KEY(403, "ForbiddenException"),
    INVALID_SIGNATURE(403, "InvalidSignatureException"),
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException"),
    QUOTA_EXCEEDED(429, "LimitExceededException"),
    REQUEST_TOO_LARGE(413, "RequestTooLargeException"),
    RESOURCE_NOT_FOUND(404, "NotFoundException"),
    THROTTLED(429, "TooManyRequestsException"),
    UNAUTHORIZED(401, "UnauthorizedException"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeException"),
    WAF_FILTERED(403, "ForbiddenException");

    private final int status;
    private final String errorType;

    Failure(int status, String errorType) {
        this.status = status;
        this.errorType = errorType;
    }

    int status() {
        return status;
    }

    /** The value of {@code x-amzn-ErrorType}. */
    String errorType() {
        return errorType;
    }

    /** The type that answers where the template names none for this one. */
    Failure fallback() {
        return status < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }
}
